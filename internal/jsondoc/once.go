package jsondoc

import (
	"strings"
	"unsafe"
)

// ParseOnce is [Parse] for a short-lived document: it copies text into a pooled buffer.
// After [Doc.Release] every Node and every string that was taken from the document is
// invalid; use [Node.CloneIfPooled] to keep one. Allocating a buffer would take longer
// than parsing most documents.
func ParseOnce(text []byte, o Options) (*Doc, error) {
	if err := tooLong(len(text), o); err != nil {
		return nil, err
	}
	d := docs.Get().(*Doc)
	d.buffer = append(d.buffer[:0], text...)
	return d.parse(unsafe.String(unsafe.SliceData(d.buffer), len(d.buffer)), o)
}

// CloneIfPooled returns a text that stays valid after n's document is released: a copy if
// the text points into the pooled buffer of that document (or of the document in whose
// string it is), otherwise the text itself. Texts of other documents are not copied.
func (n Node) CloneIfPooled(text string) string {
	d := n.doc
	for d != nil && d.host.Exists() {
		d = d.host.doc
	}
	if d == nil || standsIn(d.buffer, text) {
		return strings.Clone(text)
	}
	return text
}

func standsIn(buffer []byte, text string) bool {
	begin, at := uintptr(unsafe.Pointer(unsafe.SliceData(buffer))), uintptr(unsafe.Pointer(unsafe.StringData(text)))
	return begin <= at && at < begin+uintptr(len(buffer))
}
