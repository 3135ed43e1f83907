package awsguard

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// A Guard checks requests before they leave. The zero value does so without
// facts. It is not changed by use: many clients may share one.
type Guard struct {
	// Validator checks; nil is one without options.
	Validator *offercheck.Validator

	// Facts returns facts for the undecided rules of a request; [Lookup.Facts] asks AWS.
	// With nil they stay undecided.
	Facts Facts

	// LetThrough sends bad requests too, and logs their findings.
	LetThrough bool

	// Log receives what is not an error of the call: findings of a request that is sent,
	// changes that were not checked, and failed lookups. Nil means slog.Default().
	Log *slog.Logger
}

// Facts gives facts that answer a question; nil when there are none. The error says
// what could not be looked up; the facts beside it hold what could.
type Facts func(context.Context, Question) (*offercheck.Facts, error)

// A Question is a request, with what must be known to decide more of it.
type Question struct {
	Operation string         // such as StartChangeSet
	Request   []byte         // as JSON
	Needs     errcodes.Needs // never nothing
}

// check is what checks a request with a validator.
type check func(*offercheck.Validator) (*offercheck.Report, error)

// judge returns the error that keeps a request from being sent. For undecided rules it
// fetches facts and checks the request once more.
func (g Guard) judge(ctx context.Context, operation string, request []byte, check check) error {
	v := g.Validator
	if v == nil {
		v, _ = offercheck.New() // without options there is no error
	}
	report, err := check(v)
	var unknown error
	if needs := open(report); err == nil && g.Facts != nil && needs != 0 {
		var facts *offercheck.Facts
		facts, unknown = g.Facts(ctx, Question{operation, request, needs})
		if all, malformed := v.Facts().Merge(facts); malformed != nil {
			unknown = join(unknown, malformed)
		} else if knowing, malformed := v.With(offercheck.WithFacts(all)); malformed != nil {
			unknown = join(unknown, malformed)
		} else {
			report, err = check(knowing)
		}
	}
	return g.answer(ctx, operation, report, err, unknown)
}

// unanswerable are the needs that no facts answer: another request or edition, what
// only AWS knows, and what it does not publish.
const unanswerable = errcodes.NeedChangeSet | errcodes.NeedRequest | errcodes.NeedEdition | errcodes.NeedLimits | errcodes.NeedAWS

// open is what would decide the rows that are undecided, as far as facts can.
func open(report *offercheck.Report) errcodes.Needs {
	var needs errcodes.Needs
	if report != nil {
		for i := range report.Undecided {
			needs |= report.Undecided[i].Needs
		}
	}
	return needs &^ unanswerable
}

// answer returns an error for a request with errors, or one that could not be checked (also
// because of a bug of offercheck's). For a request that is sent it logs the findings.
func (g Guard) answer(ctx context.Context, operation string, report *offercheck.Report, err, unknown error) error {
	refusal := err
	if err == nil {
		refusal = report.Err()
	}
	switch {
	case refusal != nil && !g.LetThrough && unknown != nil:
		return fmt.Errorf("not sent: %w; not known: %w", refusal, unknown)
	case refusal != nil && !g.LetThrough:
		return fmt.Errorf("not sent: %w", refusal)
	}
	log := g.Log
	if log == nil {
		log = slog.Default()
	}
	log = log.With("operation", operation)
	if unknown != nil {
		log.WarnContext(ctx, "facts could not be had", "error", unknown)
	}
	if err != nil {
		if bug, ok := errors.AsType[*offercheck.Bug](err); ok {
			log = log.With("stack", string(bug.Stack))
		}
		log.ErrorContext(ctx, "the request could not be checked", "error", err)
		return nil
	}
	logFindings(ctx, log, report)
	logUnchecked(ctx, log, report.Unchecked)
	return nil
}

// mostLogged bounds what is logged of a request, of each kind.
const mostLogged = 20

// logFindings logs the first findings, the rest by number.
func logFindings(ctx context.Context, log *slog.Logger, report *offercheck.Report) {
	logged := min(len(report.Findings), mostLogged)
	for i := range logged {
		f := &report.Findings[i]
		level := slog.LevelWarn
		if f.Severity == offercheck.SeverityError {
			level = slog.LevelError
		}
		log.Log(ctx, level, f.Message, "code", f.Code, "path", f.Path, "detail", f.Detail, "row", f.Row)
	}
	if more := len(report.Findings) - logged + report.Unlisted.Total(); more > 0 {
		log.WarnContext(ctx, fmt.Sprintf("%d more findings", more))
	}
}

// logUnchecked logs the changes that were sent without being checked. A change to an entity
// that the edition does not check is no cause for a warning.
func logUnchecked(ctx context.Context, log *slog.Logger, unchecked []offercheck.Unchecked) {
	for i := range min(len(unchecked), mostLogged) {
		u := &unchecked[i]
		level := slog.LevelWarn
		if u.Reason == offercheck.ReasonEntityType {
			level = slog.LevelInfo
		}
		log.Log(ctx, level, "a change was not checked", "change", u.Change.Index, "changeType", u.Change.Type, "entity", u.Change.Entity, "reason", u.Reason)
	}
	if more := len(unchecked) - mostLogged; more > 0 {
		log.WarnContext(ctx, fmt.Sprintf("%d more changes were not checked", more))
	}
}

// placeless removes lines, columns and edits from a report: the caller has no text.
func placeless(report *offercheck.Report) {
	for i := range report.Findings {
		f := &report.Findings[i]
		f.Line, f.Column, f.EndLine, f.EndColumn, f.Edits = 0, 0, 0, 0, nil
		for k := range f.Related {
			f.Related[k].Line, f.Related[k].Column = 0, 0
		}
	}
	for i := range report.Unchecked {
		report.Unchecked[i].Line, report.Unchecked[i].Column = 0, 0
	}
}

// join is both errors in one line.
func join(a, b error) error {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return fmt.Errorf("%w; %w", a, b)
}
