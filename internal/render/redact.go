package render

import (
	"errors"
	"fmt"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/redact"
)

// RedactError removes from an error what it quotes from a document; ok is false if it quotes
// nothing. Reports are redacted when they are made: see [offercheck.WithRedaction].
func RedactError(err error) (redacted error, ok bool) {
	if bug, ok := errors.AsType[*offercheck.Bug](err); ok {
		return &offercheck.Bug{Panic: redact.Sentence(fmt.Sprint(bug.Panic)), Row: bug.Row, Stack: bug.Stack}, true
	}
	if syntax, ok := errors.AsType[*offercheck.SyntaxError](err); ok {
		return &offercheck.SyntaxError{Line: syntax.Line, Column: syntax.Column, Problem: redact.Sentence(syntax.Problem)}, true
	}
	return nil, false
}
