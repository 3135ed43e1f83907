package agreement

import "github.com/offercheck/offercheck"

// Validate checks the JSON input of an operation, as the AWS CLI takes it with
// --cli-input-json. The error is for an operation that there is not, for input that is not
// a JSON object (a *[offercheck.SyntaxError]) and for options that do not fit; what is
// wrong with a request is in the report. A service that checks many requests makes an
// [offercheck.Validator] once and uses its ValidateRequest.
func Validate(operation string, request []byte, options ...offercheck.Option) (*offercheck.Report, error) {
	v, err := offercheck.New(options...)
	if err != nil {
		return nil, err
	}
	return v.ValidateRequest(operation, request)
}
