package render

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// A jsonPrinter writes all reports as one object, at the end.
type jsonPrinter struct {
	w         io.Writer
	evenEmpty bool
	reports   []*offercheck.Report
}

// NewJSON returns a Printer of one JSON object. Without any report (no document could be
// read) it prints nothing, or, if evenEmpty is set, an object without reports: a file that
// was asked for must be valid JSON.
func NewJSON(w io.Writer, evenEmpty bool) Printer {
	return &jsonPrinter{w, evenEmpty, []*offercheck.Report{}}
}

func (p *jsonPrinter) Document(d *Document) error {
	if d.Report != nil {
		p.reports = append(p.reports, d.Report)
	}
	return nil
}

func (p *jsonPrinter) End() error {
	if len(p.reports) == 0 && !p.evenEmpty {
		return nil
	}
	edition := errcodes.Newest.String()
	for _, r := range slices.Backward(p.reports) {
		edition = cmp.Or(r.Edition, edition) // that of the first
	}
	return WriteJSON(p.w, struct {
		Version   int                  `json:"version"`
		Edition   string               `json:"edition"`
		Documents []*offercheck.Report `json:"documents"`
	}{1, edition, p.reports})
}

// WriteJSON writes a value as indented JSON.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// An ndjsonPrinter writes each report at once, on a line of its own.
type ndjsonPrinter struct{ e *json.Encoder }

// NewNDJSON returns a Printer of JSON Lines.
func NewNDJSON(w io.Writer) Printer {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return ndjsonPrinter{e}
}

func (p ndjsonPrinter) Document(d *Document) error {
	if d.Report == nil {
		return nil
	}
	return p.e.Encode(d.Report)
}

func (ndjsonPrinter) End() error { return nil }
