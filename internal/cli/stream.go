package cli

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// isStream reports by a file's extension whether each line is a document.
func isStream(name string) bool {
	return strings.HasSuffix(name, ".ndjson") || strings.HasSuffix(name, ".jsonl")
}

// A line of a stream, without its line feed.
type line struct {
	number int // from 1
	text   []byte
}

// lines iterates over the lines of a file, or of standard input, that are not blank. It
// reads one at a time. After an error it ends.
func (c *command) lines(name string) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		in, err := c.open(name)
		if err != nil {
			yield(line{}, err)
			return
		}
		defer in.Close()
		r := bufio.NewReaderSize(in, 64<<10)
		for number := 1; ; number++ {
			text, err := readLine(r)
			if len(bytes.TrimSpace(text)) > 0 && !yield(line{number, text}, nil) {
				return
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(line{}, readError(name, err))
				}
				return
			}
		}
	}
}

// readLine reads up to the next line feed and returns the line without it. A line that is
// longer than the maximum size of a document is truncated to one byte more than that, so
// that the parser reports it.
func readLine(r *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		part, err := r.ReadSlice('\n')
		text = append(text, part[:min(len(part), jsondoc.DefaultMaxSize+1-len(text))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(text, []byte("\n")), err
		}
	}
}
