"""The words of English school rules; `lexicon` says what each list is for."""

from __future__ import annotations

import re

from protocolwijzer.proposing.lexicon import Actor, Lexicon, actors, phrases, word_set

ENGLISH = Lexicon(
    actors=actors(
        {
            Actor.STUDENTS: (
                "student students pupil pupils child children learner learners prefect prefects"
                " boarder boarders"
            ),
            Actor.PARENTS: (
                "parental parent parents carer carers caregiver caregivers guardian guardians"
                " family families"
            ),
            Actor.STAFF: (
                "staff employee employees teacher teachers colleague colleagues personnel"
                " educators worker workers tutor tutors assistant assistants caretaker caretakers"
                " librarian librarians receptionist receptionists supervisor supervisors"
                " technician technicians mentor mentors"
            ),
            Actor.OTHERS: (
                "volunteer volunteers governor governors helper helpers visitor visitors intern"
                " interns trainee trainees guest guests contractor contractors"
            ),
            Actor.EVERYONE: (
                "everyone everybody anyone anybody nobody users user participants we us community"
                " no-one whoever"
            ),
            Actor.YOU: "you i",
            Actor.SCHOOL: (
                "school schools principal head headteacher director board management leadership"
                " police institution foundation manager coordinator council"
            ),
            Actor.DOCUMENT: (
                "policy protocol rules rule code guidelines guideline agreement document"
            ),
        }
    ),
    actor_endings={},
    others_in_a_list=word_set("others people everyone anyone"),
    pupils_you=phrases(
        "my teacher, my teachers, my tutor, my parent, my parents, my carer, your teacher,"
        " your teachers, your tutor, your parent, your parents, your carer"
    ),
    parental_you=phrases(
        "your child, your child's, your children, your children's, your son, your son's,"
        " your daughter, your daughter's"
    ),
    we=word_set("we"),
    ours=word_set("our"),
    reflexive=frozenset(),
    reciprocal=phrases("each other, one another, together"),
    determiners=word_set(
        "the a an this that these those all every each any no our their your his her its my own"
        " other some many both only"
    ),
    adjective=re.compile(r"whole|entire|full|new|wider|local"),
    number=re.compile(r"\d\w*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"),
    children=word_set("child children"),
    own="own",
    genitives=("'s",),
    plurals=("s",),
    ambiguous=word_set("head code board community"),
    possessives=word_set("your their own my his her"),
    connectors=word_set(", / and or & ( ) and/or nor"),
    prepositions=word_set(
        "about above after against among around as at before behind below beside between by"
        " during for from in inside into like near of off on onto out outside over per since"
        " through to toward towards under until upon via with within without including regarding"
        " concerning throughout beyond despite except across along"
    ),
    members=word_set("member members"),
    agreements=word_set("agreement agreements rules"),
    agreed_with=word_set("with"),
    askings=word_set("ask asks expect expects expected"),
    tasks=word_set(
        "task tasks role roles right rights duty duties responsibility responsibilities"
        " expectations conduct behaviour"
    ),
    asked_of=word_set("of from"),
    asking_whom=word_set(
        "ask asks advise advises request requests expect expects encourage remind urge permit"
        " permits allow allows require requires"
    ),
    wishing=frozenset(),
    complements=word_set("that"),
    pronouns=word_set("he she they"),
    and_=word_set("and"),
    or_=word_set("or and/or /"),
    inverts=False,
    addressing=word_set("for"),
    doing=word_set("by"),
    handing=word_set("to"),
    role=phrases("as a, as an, as, if you are a, if you are an"),
    no_role=word_set("such"),
    conditions=word_set(
        "if unless when whenever because before after while whilst until although once"
    ),
    turned=word_set("should"),
    relatives=word_set("who whom whose which that what where why how"),
    before_relative=word_set("of"),
    before_infinitive=frozenset(),
    same=frozenset(),
    contrasts=word_set("but however"),
    free_relatives=word_set("whoever"),
    then=word_set("then"),
    function_words=word_set(
        "there here it he she they not never no so also then now and or but if is are was were be"
        " been has have had did will would shall should may might must can could themselves"
        " yourself each other something nothing anything everything"
    ),
    adverbs=word_set(
        "please always also first then never not only therefore immediately kindly just still"
        " usually"
    ),
    negations=word_set("not never no nobody none nothing neither nor"),
    never=word_set("never"),
    only=word_set("only solely exclusively"),
    consent=word_set("permission consent agreement approval"),
    granting=word_set("give gives given gave grant grants granted"),
    agreeing=phrases(
        "agree, agrees, allow, allows, permit, permits, approve, approves, says otherwise,"
        " say otherwise, asks for it"
    ),
    requests=phrases("would you, could you, will you, can you please, please can you"),
    forbidding=phrases(
        "forbidden, prohibited, banned, unacceptable, cannot, can't, don't, mustn't, shouldn't,"
        " won't, off limits, refrain from, avoid, do not"
    ),
    purpose=word_set("to"),
    allowing=phrases(
        "allowed, permitted, free to, welcome to, invited to, entitled to, only possible,"
        " we permit, we allow, happy for"
    ),
    allowed_words=word_set("allowed permitted acceptable tolerated appropriate advisable"),
    may=word_set("may"),
    whether=(
        word_set(
            "ask asks know knows wonder check checks doubt decide decides"
            " consider considers review reviews"
        ),
        word_set("whether if"),
    ),
    can=word_set("can could"),
    must=phrases(
        "must, shall, should, required, obliged, needs to, need to, has to, have to, ought to,"
        " responsibility to"
    ),
    no_duty=phrases(
        "need not, not need, don't need, not have to, don't have to, not required, not obliged,"
        " has to do with, have to do with"
    ),
    asking=phrases(
        "expected, asked, we request, we ask, do ask, would ask, like to ask, we advise,"
        " would advise, we expect, requested, advised, encouraged, reminded, are to, make sure,"
        " makes sure, ensure, ensures, will"
    ),
    not_permission=word_set("be have happen lead result cause"),
    awareness=word_set("aware realise realize understand remember"),
    responsibility=phrases(
        "responsible, responsibility, accountable, liable, own risk, no liability"
    ),
    sanctions=word_set(
        "sanction sanctions disciplinary dismissal dismissed warning reprimand confiscated"
        " detention offence police guilty penalty penalties punished punishment measures"
        " expulsion"
    ),
    sanction_stems=("suspen", "expel", "prosecut", "confiscat"),
    sanction_endings=(),
    sanction_phrases=phrases(
        "appropriate action, further action, action will be taken, action may be taken,"
        " removal from school, removed from school, taken away, in action being taken,"
        " to action being taken, charged for,"
        " if it happens again"
    ),
    after_breach=word_set("consequence consequences"),
    breaches=phrases(
        "break, breaks, broke, breach, breaches, ignore, ignores, violate, violates, misuse,"
        " does not, do not, fail to, fails to"
    ),
    breaking=phrases(
        "break, breaks, broke, breach, breaches, ignore, ignores, violate, violates, not follow,"
        " not keep, not comply, not adhere, not respect, to follow, to comply, to adhere"
    ),
    breaking_them=phrases(
        "not do so, fail to do so, fails to do so, not comply, break them, breaks them,"
        " not keep to this, not keep to these, not keep to them, not follow these, not follow them"
    ),
    stative=word_set(
        "is are am was were be has have had can could will would know knows feel feels want wants"
        " get gets seem seems mean means hope hopes trust trusts learn learns like may must shall"
        " should might did grow grows receive receives need needs lose loses"
    ),
    imperatives=word_set(
        "accept act add answer ask avoid be behave block bring call charge check choose come"
        " contact delete discuss do download ensure explain film follow forward give hand help"
        " hold inform join keep leave let lock log look maintain make never open photograph play"
        " post protect publish put raise read refrain remember remove reply report respect save"
        " say send set share show speak stay stop store switch take talk tell think treat turn"
        " upload use wait watch write submit attend bully complete comply consider cooperate"
        " create disable encourage exercise limit monitor mute notify observe obtain prevent"
        " provide refer register remind request return seek sign support try verify wear work"
        " close throw"
    ),
    finite=re.compile(r"(?!)"),
    dealings=word_set(
        "friend friends befriend follow message messages chat contact contacts photo photos"
        " picture pictures image images video videos photograph film request requests ask"
        " conversation discussion inform informed informing notify notified notifying"
        " corresponding"
    ),
    records=word_set("data details records"),
    dealing_prepositions=word_set("with of from to"),
    introductions=phrases(
        "introduction, foreword, preface, purpose, aim, aims, scope, definitions, background, why,"
        " who and what, for whom, context, vision, about this policy, about these rules, about this"
        " document"
    ),
    gerund=re.compile(r"(?!during|includ|follow|regard|concern|accord|\w*thing)\w{2,}ing"),
    besides=word_set("also even"),
    comparing=word_set("like as than"),
    be="be",
    of=word_set("of the"),
    subjects_behind=word_set("i we you"),
    passive=word_set("is are"),
    future=word_set("will"),
    participle=re.compile(r"\w{2,}ed|kept|sent|taken|given|left|put|shown|made|brought"),
    infinitive=re.compile(r"(?!)"),
    scope=phrases(
        "applies to, apply to, covers, is for, are for, intended for, meant for, applies equally to"
    ),
    sanction_headings=phrases(
        "sanction, sanctions, consequences, breach, breaches, enforcement, violations, broken,"
        " goes wrong, go wrong, penalties, misuse, what happens if, what happens when,"
        " what happens after, following steps, breaks the, break the, breaking the, not followed,"
        " not kept"
    ),
    do_headings=phrases("do's, dos, we do"),
    do_not_headings=phrases("don't, don'ts, do not, not allowed, we don't, unacceptable"),
    everyone_headings=word_set("everyone everybody all"),
    general_headings=word_set("general"),
    step=re.compile(
        r"(?:step|stage)\s*\d"
        r"|(?:(?:on|at|for|after|with|the|a|an|each|every|any)\s+)*"
        r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|next|last|final|repeated)\s+"
        r"(?:time|offence|offense|occasion|breach|incident|warning|report)s?\b"
        r"|if it happens again\b"
    ),
    sequel=re.compile(r"(?:first|then|next|after that|finally)\b"),
    following_rules=phrases(
        "following rules, following guidelines, following agreements, following protocols"
    ),
    following_cases=phrases(
        "the following cases, these cases, the following situations, these situations,"
        " the following circumstances, these circumstances, the following conditions,"
        " these conditions"
    ),
    pointing=phrases("contact, find, turn to, reach"),
    upkeep=phrases(
        "review, reviews, reviewed, evaluate, evaluates, evaluated, revise, revises, revised,"
        " update, updates, updated, amend, amends, amended, does not provide, does not cover,"
        " not provided for, not covered"
    ),
    taking_up=word_set("he she they"),
    objects=word_set("it them him her that this"),
    things=word_set(
        "phone phones smartphone smartphones mobile mobiles device devices watch watches"
        " smartwatch smartwatches tablet tablets laptop laptops headphones earphones earbuds"
        " camera cameras equipment screen screens"
    ),
    keeping=word_set("stay stays remain remains go goes"),
    coming=word_set("comes come"),
    off=word_set("off down away silent charged locked"),
    stores=word_set("locker lockers bag bags schoolbag schoolbags safe tray"),
    placing=word_set("in on under inside"),
    belonging=phrases("of, belonging to"),
    done_to=word_set(
        "discussed named mentioned shown filmed photographed recorded posted tagged identified"
        " identifiable mocked excluded bullied contacted"
    ),
    routes=phrases(
        "goes through, go through, goes via, go via, takes place through, takes place via,"
        " is through, is via"
    ),
    becoming=word_set("become becomes"),
    having=word_set("is are have has"),
    carrying=phrases("with them, on them"),
    verb_with={},
    work=phrases(
        "at work, during work, during working hours, in working hours, on duty, while working,"
        " during lessons, in working time,"
        " during school hours, during the school day, in the presence of, in front of pupils,"
        " in front of children, in front of students"
    ),
    home=phrases(
        "at home, outside work, outside working hours, own time, free time, off duty,"
        " private life, out of hours"
    ),
    school=phrases(
        "at school, in class, in lessons, in the classroom, in a lesson, on the playground,"
        " in school, on school premises, on the school premises, on the premises"
    ),
)
