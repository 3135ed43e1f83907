package jsondoc

import "unsafe"

// ParseOnce is [Parse] for a document that will be released soon: what is taken from
// it is gone then, texts too. They stand in memory that is used again for the next
// document, and to ask for new memory each time takes longer than to read most.
//
// A string may stand in bytes that change only where nobody has it any more: who
// keeps a text of such a document clones it.
func ParseOnce(text []byte, o Options) (*Doc, error) {
	if err := tooLong(len(text), o); err != nil {
		return nil, err
	}
	d := released.Get().(*Doc)
	d.buffer = append(d.buffer[:0], text...)
	return d.parse(unsafe.String(unsafe.SliceData(d.buffer), len(d.buffer)), o)
}
