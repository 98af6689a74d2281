
/* Appended to the search worker of Material for MkDocs, which looks for words that begin with what
 * was typed, while the index holds stems: without this "opdrachten" does not find "opdracht".
 * Every word is looked for as typed and by its stem. The Dutch stemmer leaves a plural s after a
 * vowel where it is, so such a word is looked for without it too: "reacties" finds "reactie".
 */
;(() => {
  const search = self.lunr.Index.prototype.search

  self.lunr.Index.prototype.search = function (query) {
    const stems = new Map()
    const widened = query.replace(/(^|\s)([^\s+\-~^:*]+)\*+(?=\s|$)/g, (_, space, term) => {
      const word = term.toLowerCase()
      const forms = [word, word.replace(/(?<=..[aeiouéë])s$/, "")]
      stems.set(word, forms.flatMap(form => this.pipeline.runString(form)))
      return `${space}${word}* ${[...new Set(forms)].join(" ")}`
    })
    const results = search.call(this, widened)

    // A word that was found by its stem was found: without this, results say that it is missing.
    for (const { matchData } of results)
      for (const [word, found] of stems)
        if (found.some(stem => stem in matchData.metadata))
          matchData.metadata[word] ??= {}
    return results
  }
})()
