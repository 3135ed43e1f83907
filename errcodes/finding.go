package errcodes

// Severity says what a finding means for the change set.
type Severity string

const (
	Error   Severity = "error"   // AWS documents that it rejects this
	Warning Severity = "warning" // AWS may reject this, or it is likely a slip
)

// A Finding is one thing that is wrong, and where.
type Finding struct {
	Row        string   `json:"row"`                  // id of the documented row
	Phase      Phase    `json:"phase"`                // when AWS would report it
	Severity   Severity `json:"severity"`             //
	Code       Code     `json:"code"`                 // sync: the exception; async: the documented code
	HTTPStatus int      `json:"httpStatus,omitempty"` // sync only
	Message    string   `json:"message"`              // async: AWS's text with its placeholders filled in
	Detail     string   `json:"detail"`               // what was found and how to mend it
	Subject
	Path   string `json:"path"`             // RFC 6901 pointer into the document as written
	Line   int    `json:"line,omitempty"`   // from 1; absent without text; inside a string that holds a document, of the character in it
	Column int    `json:"column,omitempty"` // from 1, in code points
}

// A Subject is what a finding or an undecided row is about: a change of a change
// set, or a request of the Agreement Service and, in a batch, one of its entries.
type Subject struct {
	*Change          // nil for a finding about the request itself
	Operation string `json:"operation,omitempty"` // of the Agreement Service
	*Entry           // nil for what is not about one entry of a batch
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

// ErrorDetail is the shape in which DescribeChangeSet reports an error.
type ErrorDetail struct {
	ErrorCode    string `json:"ErrorCode"`
	ErrorMessage string `json:"ErrorMessage"`
}

// ErrorDetail gives the finding in DescribeChangeSet's shape, for code that was
// written for AWS's answer.
func (f *Finding) ErrorDetail() ErrorDetail {
	return ErrorDetail{string(f.Code), f.Message}
}

// Undecided is a row that could not be decided for a change, a request or an
// entry of one.
type Undecided struct {
	Row  string `json:"row"`
	Code Code   `json:"code"`
	Subject
	Needs  Needs  `json:"needs"`            // what would change the answer
	Detail string `json:"detail,omitempty"` // what was not known, where the row does not say it
}

// Unchecked is a change whose rules did not run: its own fields may have been
// checked, but nothing that relates them to other fields, changes or facts.
type Unchecked struct {
	Change
	Reason     Reason `json:"reason"`
	EntityType string `json:"entityType,omitempty"` // for the reason entityType: what it is about instead
	Line       int    `json:"line,omitempty"`       // of the change, from 1; absent without text
	Column     int    `json:"column,omitempty"`     // from 1, in code points
}

// Reason says why the rules of a change did not run.
type Reason string

const (
	HasErrors         Reason = "errors"     // its details or its identifier have errors
	UnknownType       Reason = "changeType" // the edition does not know its type
	UnknownEntityType Reason = "entityType" // it is not about an entity that the edition judges
)

// LeftOut is a row that the caller did not want to hear of, and why.
type LeftOut struct {
	Row    string `json:"row"`
	Reason string `json:"reason"`
	Count  int    `json:"count"` // of findings and undecided rows that are missing from the report
}
