package offercheck

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
)

// A Finding is one thing that is wrong, and where. It is an error, which unwraps to its
// code.
type Finding struct {
	Row        string         // id of the documented row, such as UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2
	Phase      errcodes.Phase // when AWS would report it
	Severity   Severity
	Code       errcodes.Code // sync: the exception; async: the documented code
	HTTPStatus int           // sync only
	Message    string        // async: AWS's text with its placeholders filled in
	Detail     string        // what was found, and how to fix it

	Change    *Change // nil for a finding about the request itself
	Operation string  // of the Agreement Service
	Entry     *Entry  // nil for what is not about one entry of a batch

	Path      string // RFC 6901 pointer into the document as written
	Line      int    // where it begins, from 1; 0 without text; inside a string that holds a document, of the character in it
	Column    int    // from 1, in code points
	EndLine   int    // where it ends: the character after the last. The place of a missing field is the brace before it, of an unknown or repeated one its name
	EndColumn int

	Related []Related // the other places that the finding is about
	Edits   []Edit    // what the detail says to write, as changes to the document
}

// Change names a change of a change set.
type Change struct {
	Index  int    `json:"change"`     // place in the change set, from 0
	Name   string `json:"changeName"` // its ChangeName
	Type   string `json:"changeType"`
	Entity string `json:"entity"` // its Entity.Identifier as written
}

// Entry names an entry of a batch request.
type Entry struct {
	Index       int    `json:"entry"` // place in the batch, from 0
	ClientToken string `json:"clientToken,omitempty"`
}

// Related is another place in the document that a finding is about, such as the first of
// two equal keys.
type Related struct {
	Message string `json:"message"` // what is there, such as "first"
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

// An Edit replaces the bytes from Start to before End of the document, as it was handed
// in, by Text. The edits of one finding belong together and do not overlap. Those of
// several findings may: carry out those of one, and check again.
type Edit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// URL returns the address of the page that explains the rule.
func (f *Finding) URL() string { return reference.Link(f.Row) }

// Error returns the path, the code, the message and the detail.
func (f *Finding) Error() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(f.Path + ": ")
	}
	fmt.Fprintf(&b, "%s: %s", f.Code, f.Message)
	if f.Detail != "" {
		fmt.Fprintf(&b, " (%s)", f.Detail)
	}
	return b.String()
}

// String returns the finding in one line: position, severity and what [Finding.Error] returns.
func (f *Finding) String() string {
	position := ""
	if f.Line > 0 {
		position = fmt.Sprintf("%d:%d: ", f.Line, f.Column)
	}
	return fmt.Sprintf("%s%s: %s", position, f.Severity, f.Error())
}

// Unwrap returns the code.
func (f *Finding) Unwrap() error { return f.Code }

// ErrorDetail is the shape in which DescribeChangeSet reports an error.
type ErrorDetail struct {
	ErrorCode    string `json:"ErrorCode"`
	ErrorMessage string `json:"ErrorMessage"`
}

// ErrorDetail returns the finding as DescribeChangeSet would report it, for code that was
// written for AWS's response.
func (f *Finding) ErrorDetail() ErrorDetail { return ErrorDetail{string(f.Code), f.Message} }
