package offercheck

import (
	"bytes"
	"encoding/json"

	"github.com/offercheck/offercheck/errcodes"
)

// MarshalJSON writes the report, and of a batch the [Report.Answer] beside it.
func (r Report) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Source     string       `json:"source"`
		Edition    string       `json:"edition,omitempty"`
		Verdict    Verdict      `json:"verdict"`
		Findings   []Finding    `json:"findings"`
		Undecided  []Undecided  `json:"undecided"`
		Unchecked  []Unchecked  `json:"unchecked,omitempty"`
		Entries    []BatchEntry `json:"entries,omitempty"`
		Answer     *BatchAnswer `json:"answer,omitempty"`
		Suppressed []Suppressed `json:"leftOut,omitempty"`
		Truncated  []string     `json:"cut,omitempty"`
		Unlisted   Unlisted     `json:"unlisted,omitzero"`
	}{r.Source, r.Edition, r.Verdict, r.Findings, r.Undecided, r.Unchecked, r.Entries, r.Answer(), r.Suppressed, r.Truncated, r.Unlisted})
}

// The JSON forms of what a change or an entry is named in: its fields stand beside the
// others.

type findingJSON struct {
	Row        string         `json:"row"`
	Phase      errcodes.Phase `json:"phase"`
	Severity   Severity       `json:"severity"`
	Code       errcodes.Code  `json:"code"`
	HTTPStatus int            `json:"httpStatus,omitempty"`
	Message    string         `json:"message"`
	Detail     string         `json:"detail"`
	*Change
	Operation string `json:"operation,omitempty"`
	*Entry
	Path      string    `json:"path"`
	Line      int       `json:"line,omitempty"`
	Column    int       `json:"column,omitempty"`
	EndLine   int       `json:"endLine,omitempty"`
	EndColumn int       `json:"endColumn,omitempty"`
	Related   []Related `json:"related,omitempty"`
	Edits     []Edit    `json:"edits,omitempty"`
}

// MarshalJSON writes the finding as one flat object.
func (f Finding) MarshalJSON() ([]byte, error) {
	return marshal(findingJSON{f.Row, f.Phase, f.Severity, f.Code, f.HTTPStatus, f.Message, f.Detail, f.Change, f.Operation, f.Entry,
		f.Path, f.Line, f.Column, f.EndLine, f.EndColumn, f.Related, f.Edits})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Finding) UnmarshalJSON(text []byte) error {
	var j findingJSON
	err := json.Unmarshal(text, &j)
	*f = Finding{j.Row, j.Phase, j.Severity, j.Code, j.HTTPStatus, j.Message, j.Detail, j.Change, j.Operation, j.Entry,
		j.Path, j.Line, j.Column, j.EndLine, j.EndColumn, j.Related, j.Edits}
	return err
}

type undecidedJSON struct {
	Row  string        `json:"row"`
	Code errcodes.Code `json:"code"`
	*Change
	Operation string `json:"operation,omitempty"`
	*Entry
	Needs  errcodes.Needs `json:"needs"`
	Detail string         `json:"detail,omitempty"`
}

// MarshalJSON writes the row as one flat object.
func (u Undecided) MarshalJSON() ([]byte, error) {
	return marshal(undecidedJSON{u.Row, u.Code, u.Change, u.Operation, u.Entry, u.Needs, u.Detail})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (u *Undecided) UnmarshalJSON(text []byte) error {
	var j undecidedJSON
	err := json.Unmarshal(text, &j)
	*u = Undecided{j.Row, j.Code, j.Change, j.Operation, j.Entry, j.Needs, j.Detail}
	return err
}

type uncheckedJSON struct {
	Change
	Reason     Reason `json:"reason"`
	EntityType string `json:"entityType,omitempty"`
	Line       int    `json:"line,omitempty"`
	Column     int    `json:"column,omitempty"`
}

// MarshalJSON writes the change as one flat object.
func (u Unchecked) MarshalJSON() ([]byte, error) {
	return marshal(uncheckedJSON{u.Change, u.Reason, u.EntityType, u.Line, u.Column})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (u *Unchecked) UnmarshalJSON(text []byte) error {
	var j uncheckedJSON
	err := json.Unmarshal(text, &j)
	*u = Unchecked{j.Change, j.Reason, j.EntityType, j.Line, j.Column}
	return err
}

// marshal writes v as JSON with <, > and & as they are: an encoder that is to escape them
// does it to what MarshalJSON returns.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
