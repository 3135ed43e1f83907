package render

import (
	"encoding/json"
	"io"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/schemas"
)

// A jsonPrinter writes all reports as one object, at the end.
type jsonPrinter struct {
	w       io.Writer
	reports []*offercheck.Report
}

func newJSON(w io.Writer) printer { return &jsonPrinter{w, []*offercheck.Report{}} }

func (p *jsonPrinter) document(d *document) error {
	if d.Report != nil {
		p.reports = append(p.reports, d.Report)
	}
	return nil
}

func (p *jsonPrinter) end() error {
	if _, toFile := p.w.(*outputFile); len(p.reports) == 0 && !toFile {
		return nil // nothing could be read, which was said
	}
	return writeJSON(p.w, struct {
		Version   int                  `json:"version"`
		Edition   string               `json:"edition"`
		Documents []*offercheck.Report `json:"documents"`
	}{1, schemas.Edition, p.reports})
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// An ndjsonPrinter writes each report on a line of its own, as it comes.
type ndjsonPrinter struct{ e *json.Encoder }

func newNDJSON(w io.Writer) printer {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return ndjsonPrinter{e}
}

func (p ndjsonPrinter) document(d *document) error {
	if d.Report == nil {
		return nil
	}
	return p.e.Encode(d.Report)
}

func (ndjsonPrinter) end() error { return nil }
