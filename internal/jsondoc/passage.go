package jsondoc

import (
	"strings"
	"unicode/utf8"
)

// A passage is a place in a string: the offset in its decoded text, and in its source
// between the quotes. The two differ after the first escape.
type passage struct{ decoded, written uint32 }

// written is where an offset of a document that stands in a string is in the document
// around it. Passages are noted once, so that a string of a megabyte is not read from
// its beginning for each of a thousand findings.
func (d *Doc) written(at int) int {
	h := d.host
	begins := int(h.e.start) + 1
	if h.e.flags&escaped == 0 {
		return begins + at
	}
	text := h.doc.text[begins : h.e.end-1]
	if d.passages == nil {
		d.passages = make([]passage, 0, len(d.text)/markEvery+1)
		p := passage{}
		for decoded := 0; decoded <= len(d.text); decoded += markEvery {
			p = p.upTo(uint32(decoded), text)
			d.passages = append(d.passages, p)
		}
	}
	return begins + int(d.passages[at/markEvery].upTo(uint32(at), text).written)
}

// upTo goes on to an offset in what a string says, given how it is written. An
// offset inside the character of an escape is taken for the end of it: no value and
// no name begins there.
func (p passage) upTo(decoded uint32, text string) passage {
	for p.decoded < decoded {
		plain := text[p.written : p.written+min(decoded-p.decoded, uint32(len(text))-p.written)]
		if i := strings.IndexByte(plain, '\\'); i >= 0 {
			plain = plain[:i]
		}
		p.decoded += uint32(len(plain))
		p.written += uint32(len(plain))
		if p.decoded < decoded {
			r, width := escapeIn(text, int(p.written))
			p.decoded += uint32(utf8.RuneLen(r))
			p.written += uint32(width)
		}
	}
	return p
}
