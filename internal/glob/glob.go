// Package glob matches names that have parts, such as paths, with patterns.
package glob

import "path"

// Match reports whether the parts of a name fit those of a pattern: * and ? and [a-z]
// within a part, ** for any number of parts. Of a ** it tries the least first and comes
// back to the last one only: what an earlier one could take besides, the last can take
// too.
func Match(pattern, name []string) bool {
	p, n := 0, 0
	again, from := -1, 0 // after the last **, and where it was tried
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == "**":
			p++
			again, from = p, n
		case p < len(pattern) && fits(pattern[p], name[n]):
			p, n = p+1, n+1
		case again >= 0:
			from++
			p, n = again, from
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == "**" {
		p++
	}
	return p == len(pattern)
}

func fits(pattern, name string) bool {
	ok, _ := path.Match(pattern, name)
	return ok
}
