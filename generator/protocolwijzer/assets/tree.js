/* Protocolwijzer: a tree's page, one question at a time.
 *
 * Where an answer leads is not decided here. Either the engine says so (engine.js: the same Python
 * as in the tests), or, until it is there and wherever it is not, the page itself does: its links,
 * which are the ones that readers without scripts follow, and for answers that no link leads on from
 * a table that the engine filled in when the page was made. All words come from the page. The answers
 * stand in the address after "#" and nowhere else: nothing is stored and nothing is sent.
 */
(() => {
  "use strict";

  /* Milliseconds that a reader waits for the engine where the links alone do not tell the way. */
  const PATIENCE = 1500;
  /* Before this it is no waiting. */
  const NOTICEABLE = 300;
  /* Other outcomes that are named at a result. */
  const MOST_OTHERS = 3;
  /* Far longer than any walk, as in engine/fragment.py. */
  const LONGEST_FRAGMENT = 4000;

  const root = document.getElementById("tree");
  const part = (name, within = root) => within.querySelector(`[data-part="${name}"]`);
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const byName = (selector, name) => new Map(all(selector).map((found) => [found.dataset[name], found]));

  const words = part("words").dataset;
  const table = JSON.parse(part("table").textContent);
  const notice = part("notice");
  const pageTitle = document.title;
  const questions = byName("section[data-question]", "question");
  const outcomes = byName("section[data-outcome]", "outcome");
  const cards = byName("section[data-advice]", "advice");
  const sections = [...questions.values(), ...outcomes.values()];
  /* In the page they stand from the weakest verdict to the strongest. */
  const verdicts = new Map(
    all('template[data-part^="verdict-"]').map((found) => [found.dataset.part.slice("verdict-".length), found]),
  );

  const textOf = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const headingOf = (section) => section.querySelector("h2");
  const optionsOf = (question) => all("input[name]", questions.get(question));
  const askedBy = (question) => textOf(headingOf(questions.get(question)));
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** The words of the chosen options, one by one. */
  const given = ({ question, chosen }) =>
    chosenOptions(question, chosen).map((option) => textOf(option.labels[0]));

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  /* --- Answers: a Map of question to chosen options, in the order in which they were asked ----- */

  const write = (answers) =>
    [...answers].map(([question, chosen]) => `${question}=${chosen.join(",")}`).join("&");

  /** The answers that a fragment holds, or null where this page would not have written it. */
  function read(fragment) {
    if (fragment.length > LONGEST_FRAGMENT) return null;
    const answers = new Map();
    for (const pair of fragment ? fragment.split("&") : []) {
      const [question, value = ""] = pair.split("=");
      if (!questions.has(question)) return null;
      const chosen = chosenOptions(question, value.split(","));
      const alone = chosen.length === 1;
      if (!alone && (!chosen.length || !isMany(question) || chosen.some(isExclusive))) return null;
      answers.set(question, chosen.map((option) => option.value));
    }
    return write(answers) === fragment ? answers : null;
  }

  /** What stands after "#", as it was before anyone escaped it on its way. */
  function fragmentNow() {
    const fragment = location.hash.slice(1);
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  const chosenOptions = (question, chosen) =>
    optionsOf(question).filter((option) => chosen.includes(option.value));
  const isMany = (question) => questions.get(question).dataset.many === "true";
  const isExclusive = (option) => "exclusive" in option.dataset;

  /* --- Without the engine: the page's links and its table -------------------------------------- */

  /* Which way a reader chose by hand, by the answers up to there: very large trees have no table. */
  const chosenByHand = new Map();

  /** Where the page leads; "unsure" at a question whose way on it does not know. */
  function follow(answers) {
    const taken = new Map();
    let at = root.dataset.start;
    let kind = "question";
    while (answers.has(at) && !taken.has(at)) {
      taken.set(at, answers.get(at));
      const next = linkFrom(at, taken);
      if (!next) {
        kind = "unsure";
        break;
      }
      at = next;
    }
    if (outcomes.has(at)) kind = "outcome";
    const steps = [...taken].map(([question, chosen]) => ({ question, chosen }));
    const dropped = [...answers]
      .filter(([question]) => kind !== "unsure" && !taken.has(question))
      .map(([question, chosen]) => ({ question, chosen }));
    return {
      kind,
      at,
      steps,
      dropped,
      fragment: write(kind === "unsure" ? answers : taken),
      result: kind === "outcome" ? resultByLinks(at, steps) : null,
    };
  }

  function linkFrom(question, taken) {
    const form = questions.get(question).querySelector("form");
    const [first, ...others] = chosenOptions(question, taken.get(question));
    const linked = form.dataset.go ?? (others.length ? undefined : first.dataset.go);
    return linked ?? table[write(taken)] ?? chosenByHand.get(write(taken));
  }

  /** What is known of a result without the engine: not which answers decided it. */
  function resultByLinks(outcome, steps) {
    const advice = new Set(
      steps.flatMap(({ question, chosen }) =>
        chosenOptions(question, chosen).flatMap((option) => option.dataset.advice?.split(" ") ?? []),
      ),
    );
    const strengths = [...verdicts.keys()];
    const strongest = [outcomes.get(outcome), ...[...advice].map((name) => cards.get(name))]
      .map((section) => strengths.indexOf(section.dataset.verdict))
      .reduce((one, other) => Math.max(one, other));
    return { outcome, verdict: strengths[strongest], advice: [...advice], decidedBy: null, others: null };
  }

  /* --- With the engine ------------------------------------------------------------------------ */

  const saving =
    navigator.connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
  /* none: this site has no engine; asleep, starting, ready or failed. */
  let engineState = "runtime" in root.dataset ? "asleep" : "none";
  let ask = null;

  async function startEngine() {
    if (engineState !== "asleep") return;
    engineState = "starting";
    try {
      const engine = await window.protocolwijzerEngine.start(root.dataset.runtime || null);
      const tree = JSON.parse(part("tree").textContent);
      const loaded = await engine.ask({ op: "load", tree });
      if (!loaded.ok) throw new Error(loaded.error);
      ask = (request) => engine.ask({ ...request, tree: root.dataset.tree });
      engineState = "ready";
    } catch {
      engineState = "failed";
    }
    recount();
  }

  /** The engine's view of these answers, or null where there is none in time. */
  async function viewByEngine(answers) {
    if (!ask) return null;
    const asked = ask;
    const reply = asked({ op: "view", answers: [...answers] });
    let late = false;
    const timeUp = new Promise((resolve) => {
      setTimeout(() => {
        late = true;
        resolve(null);
      }, PATIENCE);
    });
    reply.then(
      () => {
        if (!late) return;
        ask = asked;
        recount();
      },
      () => {},
    );
    try {
      const view = await Promise.race([reply, timeUp]);
      if (view?.ok) return view;
      // It did not answer in time: until it does, the links lead.
      ask = null;
      if (view) engineState = "failed";
    } catch {
      ask = null;
      engineState = "failed";
    }
    return null;
  }

  /* --- Where the reader is ---------------------------------------------------------------------- */

  /* answers: those that count; view: where they lead, null for an outcome that is only looked up;
   * change: the question that is being answered anew, or null; opened: whether the answers come
   * from an address, where none may be left over; section: what is shown. */
  let now = { answers: new Map(), view: null, change: null, opened: false, section: null };
  /* Whether the reader has begun to answer what is shown. */
  let begun = false;
  /* Counts the moves, so that what arrives late is left. */
  let moves = 0;

  const addressOf = (fragment) => (fragment ? `#${fragment}` : location.pathname + location.search);

  /**
   * Go to where answers lead.
   *
   * keep: how in the history: "push" for a step on, "back" for one to the question before, "replace"
   * for what is no step, or null; change and opened: as above; focus: whether to move it; message:
   * what to announce.
   */
  async function go(answers, { keep = "replace", change = null, opened = false, focus = true, message = "" }) {
    const move = ++moves;
    const view = (ask && (await viewByEngine(answers))) || follow(answers);
    if (move !== moves) return;
    if (opened && view.dropped.length) {
      startAgain(words.unreadable, { focus });
      return;
    }
    if (!message && view.dropped.length) message = namesOf(view.dropped);
    const again = change !== null && answers.has(change);
    now = {
      answers: view.kind === "unsure" ? answers : answersOf(view.steps),
      view,
      change: again ? change : null,
      opened,
      section: now.section,
    };
    if (keep) keepInHistory(view.fragment, keep);
    present(focus, message);
    if (view.kind === "unsure" && !again) weigh(move);
  }

  const answersOf = (steps) => new Map(steps.map(({ question, chosen }) => [question, chosen]));
  const namesOf = (steps) =>
    fill(words.dropped, {
      answers: steps.map((step) => `${askedBy(step.question)} ${given(step).join(", ")}`).join("; "),
    });

  function keepInHistory(fragment, keep) {
    // returns: whether the entry before this one is where a reader who goes back wants to be.
    const returns = keep === "replace" ? Boolean(history.state?.returns) : keep === "push";
    const state = { returns, change: now.change };
    try {
      if (keep === "replace") history.replaceState(state, "", addressOf(fragment));
      else history.pushState(state, "", addressOf(fragment));
    } catch {
      // Shown where a page may not change its address, such as within a preview: it works without.
    }
  }

  /** A clean start; nothing of what was given remains. */
  function startAgain(message, { keep = "replace", focus = false } = {}) {
    for (const form of all("form")) form.reset();
    chosenByHand.clear();
    return go(new Map(), { keep, focus, message });
  }

  /** Only the engine knows the way on: wait for it, then let the reader choose. */
  function weigh(move) {
    const still = () => move === moves;
    if (engineState !== "starting") {
      offerWays();
      return;
    }
    setTimeout(() => still() && announce(words.waiting), NOTICEABLE);
    setTimeout(() => still() && offerWays(), PATIENCE);
  }

  /** Show a question's links, put into words, to choose from. */
  function offerWays() {
    announce("");
    now.section.classList.add("pw-step--arms");
    const ways = now.section.querySelector(".pw-arms");
    const chosen = now.answers.get(now.section.dataset.question);
    for (const option of all("[data-option]", ways)) option.hidden = !chosen.includes(option.dataset.option);
    let intro = ways.querySelector(".pw-arms__choose");
    if (!intro) {
      intro = make("p", "pw-arms__choose", words.chooseArm);
      intro.tabIndex = -1;
      ways.prepend(intro);
    }
    if (now.section.contains(document.activeElement)) intro.focus();
  }

  /** The engine has come, or will not: put right what is shown, and leave the reader at it. */
  async function recount() {
    const { answers, view, change, opened, section } = now;
    const unsure = view?.kind === "unsure" && change === null && !begun;
    const move = ++moves;
    // What the reader is filling in is not taken away: sending it asks the engine anyway.
    const counted = view && change === null && !begun ? await viewByEngine(answers) : null;
    if (move !== moves) return;
    if (!counted) {
      showReasons();
      if (unsure) offerWays();
    } else if (opened && counted.dropped.length) {
      startAgain(words.unreadable);
    } else if (counted.at === view.at && counted.kind === view.kind) {
      now.view = counted;
      showReasons();
    } else {
      now = { ...now, answers: answersOf(counted.steps), view: counted };
      keepInHistory(counted.fragment, "replace");
      present(section.contains(document.activeElement), unsure ? "" : words.recounted);
    }
  }

  /** Show the state that the address holds. */
  function open(focus) {
    const fragment = fragmentNow();
    const anchored = fragment ? document.getElementById(fragment) : null;
    if (anchored && !questions.has(anchored.dataset.question)) {
      visit(anchored, focus);
      return;
    }
    const answers = read(fragment);
    if (!answers && anchored?.dataset.question !== root.dataset.start) {
      startAgain(words.unreadable, { focus });
      return;
    }
    if (answers?.size && !saving) startEngine();
    go(answers ?? new Map(), { change: history.state?.change ?? null, opened: true, focus });
  }

  /** The address names a place, not a state: an answer to look up, or some place around them. */
  function visit(anchored, focus) {
    const isAt = (section) => section.contains(anchored);
    const outcome = [...outcomes.values()].find(isAt);
    const card = [...cards.values()].find(isAt);
    if (outcome && outcome !== now.section) {
      moves += 1;
      now = { answers: new Map(), view: null, change: null, opened: false, section: outcome };
      present(false, "");
    } else if (!now.section || (card && !now.answers.size)) {
      go(new Map(), { keep: null, focus: false });
    } else if (now.answers.size) {
      // Someone skipped to the content, say: the answers remain in the address.
      history.replaceState(null, "", addressOf(now.view.fragment));
    }
    card?.classList.add("pw-step--current");
    if (card) bringUp(card);
    // The browser moves the focus to the place itself, after this.
    if (focus && outcome) setTimeout(() => focusOn(headingOf(outcome)));
  }

  /* --- What is shown ---------------------------------------------------------------------------- */

  function present(focus, message) {
    const { view, change, answers } = now;
    const name = change ?? view?.at;
    const section = view ? (questions.get(name) ?? outcomes.get(name)) : now.section;
    now.section = section;
    begun = false;
    for (const each of sections) {
      each.classList.toggle("pw-step--current", each === section);
      each.classList.remove("pw-step--arms");
    }
    for (const card of cards.values()) card.classList.remove("pw-step--current");
    if (questions.has(section.dataset.question)) showQuestion(section, answers, view.steps);
    else if (section.dataset.outcome) showOutcome(section);
    showTitle();
    announce(message);
    if (focus) focusOn(headingOf(section));
  }

  function showTitle() {
    const { section, view, change } = now;
    const first = !change && section.dataset.question === root.dataset.start;
    const shown = part("verdict", section) ?? headingOf(section);
    document.title = first && view.kind !== "unsure" ? pageTitle : `${textOf(shown)} \u2013 ${pageTitle}`;
  }

  function showQuestion(section, answers, steps) {
    const question = section.dataset.question;
    if (answers.has(question)) {
      for (const option of optionsOf(question)) option.checked = answers.get(question).includes(option.value);
    }
    accept(section);
    section.querySelector('[data-act="back"]').hidden = !(now.change || steps.length);
  }

  function showOutcome(section) {
    const result = now.view?.result;
    const verdict = result?.verdict ?? section.dataset.verdict;
    const word = part("verdict", section);
    word.className = `pw-verdict pw-verdict--${verdict}`;
    put(word, verdict, () => [verdicts.get(verdict).content.cloneNode(true)]);
    const advice = result?.advice ?? [];
    put(part("advice", section), advice, () => advice.map((name) => cardFor(name, section)));
    put(part("quotes", section), advice, () => quotesBeside(section, advice).map(copyOf));
    const steps = now.view?.steps ?? [];
    const list = part("answers", section);
    list.hidden = !steps.length;
    put(list.querySelector("dl"), steps, () => steps.map(rowFor));
    section.querySelector(".pw-actions").hidden = false;
    showReasons();
  }

  /* What was put where, so that putting the same again takes no focus away. */
  const placed = new WeakMap();

  function put(place, data, makeChildren) {
    const key = JSON.stringify(data);
    if (placed.get(place) === key) return;
    placed.set(place, key);
    place.replaceChildren(...makeChildren());
  }

  /** A copy of its own: no two elements may have one id. */
  function copyOf(original) {
    const copy = original.cloneNode(true);
    for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id");
    return copy;
  }

  /** A card without what stands with the outcome: the words of its clauses, and the same contacts. */
  function cardFor(name, section) {
    const card = copyOf(cards.get(name));
    part("cited", card)?.replaceChildren(...all(".pw-cited__label", card));
    const contacts = part("contacts", card);
    if (contacts?.isEqualNode(section.querySelector(':scope > * > [data-part="contacts"]'))) {
      contacts.parentElement.remove();
    }
    return card;
  }

  const clausesIn = (quote) => quote.dataset.quotes.split(" ");

  /** What cards quote and neither the outcome nor a card before them does. */
  function quotesBeside(section, advice) {
    const quoted = new Set(all('[data-part="cited"] > [data-quotes]', section).flatMap(clausesIn));
    return advice
      .flatMap((name) => all("[data-quotes]", cards.get(name)))
      .filter((quote) => {
        const isNew = !quoted.has(clausesIn(quote)[0]);
        for (const clause of clausesIn(quote)) quoted.add(clause);
        return isNew;
      });
  }

  function rowFor(step) {
    const change = make("button", "pw-button", words.change, make("span", "pw-sr", ` ${askedBy(step.question)}`));
    change.type = "button";
    change.dataset.act = "change";
    change.dataset.of = step.question;
    const mark = make("dd", "pw-answer__mark", words.decided);
    mark.dataset.decidedBy = step.question;
    mark.hidden = true;
    return make(
      "div",
      "pw-answer",
      make("dt", "", askedBy(step.question)),
      ...given(step).map((answer) => make("dd", "", answer)),
      mark,
      make("dd", "pw-answer__change", change),
    );
  }

  const aside = make("p", "pw-tree__aside");
  aside.tabIndex = -1;

  /** Why, and what else it might have been; or that this cannot be shown. */
  function showReasons() {
    const { section, view } = now;
    if (!section?.dataset.outcome) return;
    const known = Boolean(view?.result?.decidedBy);
    const { decidedBy, others } = known ? view.result : { decidedBy: [], others: [] };
    const decisive = decidedBy.map(({ question }) => question);
    for (const mark of all("[data-decided-by]", section)) {
      mark.hidden = !decisive.includes(mark.dataset.decidedBy);
    }
    const alternatives = part("others", section);
    alternatives.hidden = !others.length;
    put(alternatives.querySelector("ul"), others, () => nearest(others).map(alternativeFor));
    const attended = aside.contains(document.activeElement);
    showAside(Boolean(view) && !known, alternatives);
    if (attended) focusOn(aside.isConnected ? aside : part("answers", section));
  }

  function showAside(lacking, place) {
    const message = { asleep: saving && words.offer, starting: saving && words.loading, failed: words.noReasons };
    const text = lacking && message[engineState];
    aside.remove();
    if (!text) return;
    const offering = engineState === "asleep";
    const button = make("button", "pw-button", text);
    button.type = "button";
    button.dataset.act = "explain";
    aside.replaceChildren(offering ? button : text);
    place.before(aside);
  }

  /** What else it might have been: the nearest of each kind, and not too many. */
  const nearest = (others) =>
    others
      .filter(({ verdict }, place) => others.findIndex((other) => other.verdict === verdict) === place)
      .slice(0, MOST_OTHERS);

  function alternativeFor({ changes, outcome, verdict }) {
    const conditions = changes.map((step, place) =>
      fill(place ? words.andIf : words.if, { question: askedBy(step.question), answer: given(step).join("; ") }),
    );
    const end = outcomes.get(outcome);
    // An outcome begins with its verdict, unless a card makes that a stronger one.
    const stronger = verdict === end.dataset.verdict ? "" : `${textOf(verdicts.get(verdict).content)}. `;
    return make(
      "li",
      "",
      `${conditions.join(" ")}${words.then} `,
      make("strong", "", `${stronger}${textOf(part("say", end))}`),
    );
  }

  function focusOn(element) {
    if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    const isStep = element === headingOf(now.section);
    if (isOutOfSight(element)) bringUp(isStep ? root : element);
  }

  /** Scroll this page to an element, and never the page that has this one in a frame. */
  function bringUp(element) {
    const margin = Number.parseFloat(getComputedStyle(element).scrollMarginBlockStart);
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - margin });
  }

  function isOutOfSight(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top < 0 || bottom > innerHeight;
  }

  /** Say something where the focus alone does not; after it, so that neither is lost. */
  function announce(message) {
    clearTimeout(announce.timer);
    notice.textContent = "";
    if (!message) return;
    announce.timer = setTimeout(() => {
      notice.textContent = message;
      if (isOutOfSight(notice)) bringUp(notice);
    }, 100);
  }

  /* --- What readers do -------------------------------------------------------------------------- */

  /** Nothing was chosen: say so at the first option, which gets the focus and is described by it. */
  function refuse(section) {
    const error = part("error", section);
    const options = optionsOf(section.dataset.question);
    error.textContent = isMany(section.dataset.question) ? words.chooseMany : words.chooseOne;
    error.hidden = false;
    for (const option of options) option.setAttribute("aria-invalid", "true");
    const described = options[0].getAttribute("aria-describedby")?.split(" ") ?? [];
    options[0].setAttribute("aria-describedby", [...new Set([error.id, ...described])].join(" "));
    showTitle();
    document.title = `${words.errorTitle} ${document.title}`;
    options[0].focus();
  }

  function accept(section) {
    const error = part("error", section);
    if (error.hidden) return;
    error.hidden = true;
    error.textContent = "";
    const options = optionsOf(section.dataset.question);
    for (const option of options) option.removeAttribute("aria-invalid");
    const rest = options[0].getAttribute("aria-describedby").split(" ").filter((id) => id !== error.id);
    if (rest.length) options[0].setAttribute("aria-describedby", rest.join(" "));
    else options[0].removeAttribute("aria-describedby");
    showTitle();
  }

  root.addEventListener("change", ({ target }) => {
    const section = target.closest("section[data-question]");
    if (!section) return;
    begun = true;
    accept(section);
    section.classList.remove("pw-step--arms");
    if (!target.checked || !isMany(section.dataset.question)) return;
    for (const other of optionsOf(section.dataset.question)) {
      if (other !== target && (isExclusive(other) || isExclusive(target))) other.checked = false;
    }
  });

  function sendAnswer(section) {
    const question = section.dataset.question;
    const chosen = optionsOf(question).filter((option) => option.checked);
    if (!chosen.length) {
      refuse(section);
      return;
    }
    begun = false;
    const answers = new Map(now.answers).set(question, chosen.map((option) => option.value));
    go(answers, { keep: "push" });
  }

  /** Copy, and say so beside the button. */
  async function copy(button, text) {
    const beside = button.nextElementSibling;
    const copied = await window.protocolwijzerCopy(text);
    button.focus();
    beside.textContent = copied ? words.copied : words.notCopied;
    setTimeout(() => {
      beside.textContent = "";
    }, 4000);
  }

  /** A result on paper says of which day it is. */
  function dateRecord() {
    const { lang } = document.documentElement;
    // In English with the day first, as everywhere on the site.
    const dates = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    for (const place of all('[data-part="printed"]')) {
      place.textContent = fill(words.printed, { date: dates.format(new Date()) });
    }
  }
  addEventListener("beforeprint", dateRecord);

  /** The address of this page, or of the one that this is an embed of. */
  const addressToShare = () => root.dataset.share ?? location.pathname + location.search;

  const acts = {
    back() {
      // Around a frame, the entry before may be of another frame or of the page.
      if (history.state?.returns && parent === window) {
        history.back();
        return;
      }
      const { view, change, answers } = now;
      const asked = view.steps.map(({ question }) => question);
      const place = asked.indexOf(change ?? view.at);
      go(answers, { keep: "back", change: asked.at(place < 0 ? -1 : Math.max(place - 1, 0)) });
    },
    change: (button) => go(now.answers, { keep: "push", change: button.dataset.of }),
    restart: () => startAgain("", { keep: "push", focus: true }),
    print() {
      dateRecord();
      print();
    },
    copy: (button) => copy(button, textOf(part("copy-text", button.parentElement))),
    "copy-link": (button) => copy(button, new URL(addressToShare() + location.hash, document.baseURI).href),
    explain() {
      startEngine();
      showReasons();
    },
  };

  root.addEventListener("click", (event) => {
    // Not when a form is submitted, which a sandboxed frame need not allow; Enter clicks it as well.
    if (event.target.closest("[type=submit]")) {
      event.preventDefault();
      sendAnswer(event.target.closest("section"));
    }
    const button = event.target.closest("[data-act]");
    if (button) acts[button.dataset.act](button);
    const way = event.target.closest(".pw-arms a[data-go]");
    if (!way) return;
    event.preventDefault();
    chosenByHand.set(write(answersOf(now.view.steps)), way.dataset.go);
    go(now.answers, {});
  });

  // Also fired when only the part after "#" is changed by hand or by a link.
  addEventListener("popstate", () => open(true));

  /* --- Start -------------------------------------------------------------------------------------- */

  root.classList.add("pw-tree--live");
  // What is to be announced must be there before its words are.
  notice.hidden = false;
  for (const button of all('[data-act^="copy"]')) {
    button.hidden = false;
    const beside = make("span", "pw-said");
    beside.setAttribute("role", "status");
    button.after(beside);
  }
  open(false);

  if (!saving) {
    for (const interest of ["pointerdown", "focusin", "keydown", "change"]) {
      root.addEventListener(interest, startEngine, { once: true, passive: true });
    }
    // Whoever came to this page wants an answer; who came to the one around a frame may not.
    const isWanted = parent === window && navigator.connection?.effectiveType === "4g";
    if (isWanted && "requestIdleCallback" in window) {
      addEventListener("load", () => requestIdleCallback(startEngine));
    }
  }
})();
