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
	*Change             // nil for a finding about the request itself
	Path       string   `json:"path"`             // RFC 6901 pointer into the document as written
	Line       int      `json:"line,omitempty"`   // from 1; absent without text
	Column     int      `json:"column,omitempty"` // from 1, in code points
}

// Change names the change that a finding belongs to.
type Change struct {
	Index  int    `json:"change"`     // place in the change set, from 0
	Name   string `json:"changeName"` // its ChangeName
	Type   string `json:"changeType"`
	Entity string `json:"entity"` // its Entity.Identifier as written
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

// Undecided is a row that could not be decided for a change.
type Undecided struct {
	Row    string `json:"row"`
	Code   Code   `json:"code"`
	Change int    `json:"change"`
	Needs  Needs  `json:"needs"`            // what would change the answer
	Detail string `json:"detail,omitempty"` // what was not known, where the row does not say it
}

// LeftOut is a row that the caller did not want to hear of, and why.
type LeftOut struct {
	Row    string `json:"row"`
	Reason string `json:"reason"`
}
