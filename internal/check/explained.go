package check

import "github.com/offercheck/offercheck/internal/jsondoc"

// Explain notes that the error found at a value says what a warning would say of it
// too, so that one slip is one finding. It holds whatever becomes of the error: a row
// that is left out does not bring the warning back.
func (r *Results) Explain(n jsondoc.Node) {
	if r.explained == nil {
		r.explained = map[jsondoc.Node]bool{}
	}
	r.explained[n] = true
}

// IsExplained reports whether an error says already what is wrong with a value.
func (r *Results) IsExplained(n jsondoc.Node) bool { return r.explained[n] }
