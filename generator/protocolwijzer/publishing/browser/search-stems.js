
/* Appended to the search worker of Material for MkDocs, which looks for words that begin with what
 * was typed, while the index holds stems: without this "opdrachten" does not find "opdracht".
 * Every word is looked for as typed, and by its stem.
 */
;(() => {
  const search = self.lunr.Index.prototype.search

  self.lunr.Index.prototype.search = function (query) {
    const stems = new Map()
    const widened = query.replace(/(^|\s)([^\s+\-~^:*]+)\*+(?=\s|$)/g, (_, space, word) => {
      const [stem = word] = this.pipeline.runString(word.toLowerCase())
      stems.set(word.toLowerCase(), stem)
      return `${space}${word}* ${word}`
    })
    const results = search.call(this, widened)

    // A word that was found by its stem was found: without this, results say that it is missing.
    for (const { matchData } of results)
      for (const [word, stem] of stems)
        if (stem in matchData.metadata)
          matchData.metadata[word] ??= {}
    return results
  }
})()
