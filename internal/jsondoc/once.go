package jsondoc

import (
	"strings"
	"unsafe"
)

// ParseOnce is [Parse] for a document that will be released soon: what is taken from
// it is gone then, texts too. They stand in memory that is used again for the next
// document, and to ask for new memory each time takes longer than to read most.
//
// A string may stand in bytes that change only where nobody has it any more: who
// keeps a text of such a document asks [Node.Own] for it.
func ParseOnce(text []byte, o Options) (*Doc, error) {
	if err := tooLong(len(text), o); err != nil {
		return nil, err
	}
	d := released.Get().(*Doc)
	d.buffer = append(d.buffer[:0], text...)
	return d.parse(unsafe.String(unsafe.SliceData(d.buffer), len(d.buffer)), o)
}

// CloneIfPooled is a text that may be kept when n's document is released: a copy, when it
// stands in that document, or in one in whose string that stands, and was read once.
// A text of any other document has to be one that stays.
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
