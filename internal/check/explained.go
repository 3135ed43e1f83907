package check

import "github.com/offercheck/offercheck/internal/jsondoc"

// Explain notes that the error at a value already says what a warning would say, so that
// one mistake is one finding. It also applies if the error is suppressed: the warning does
// not come back.
func (r *Results) Explain(n jsondoc.Node) {
	if r.explained == nil {
		r.explained = map[jsondoc.Node]bool{}
	}
	r.explained[n] = true
}

// IsExplained reports whether an error already explains what is wrong with a value.
func (r *Results) IsExplained(n jsondoc.Node) bool { return r.explained[n] }
