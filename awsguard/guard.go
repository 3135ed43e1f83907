package awsguard

import (
	"context"
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

	// Facts answers what a request leaves open; [Lookup.Facts] asks AWS. Nil
	// leaves it open.
	Facts Facts

	// LetThrough sends bad requests too: what is wrong with them is logged.
	LetThrough bool

	// Log takes what is no error of the call: findings of a request that is sent,
	// and facts that could not be had. Nil is slog.Default().
	Log *slog.Logger
}

// Facts gives facts documents that answer a question. The error says what could
// not be had; the documents beside it hold what could.
type Facts func(context.Context, Question) (documents [][]byte, err error)

// A Question is a request, with what must be known to decide more of it.
type Question struct {
	Operation string         // such as StartChangeSet
	Request   []byte         // as JSON
	Needs     errcodes.Needs // never nothing
}

// check is what checks a request with a validator.
type check func(*offercheck.Validator) (*offercheck.Report, error)

// judge gives the error that keeps a request from leaving. What the request
// leaves open is asked for, and the request is checked once more.
func (g Guard) judge(ctx context.Context, operation string, request []byte, check check) error {
	v := g.Validator
	if v == nil {
		v, _ = offercheck.New() // without options there is no error
	}
	report, err := check(v)
	var unknown error
	if needs := open(report); err == nil && g.Facts != nil && needs != 0 {
		var documents [][]byte
		documents, unknown = g.Facts(ctx, Question{operation, request, needs})
		if knowing, malformed := v.With(offercheck.AddFacts(documents...)); malformed != nil {
			unknown = join(unknown, malformed)
		} else {
			report, err = check(knowing)
		}
	}
	return g.answer(ctx, operation, report, err, unknown)
}

// open is what would decide the rows that are undecided, less what only AWS
// knows or does not publish.
func open(report *offercheck.Report) errcodes.Needs {
	var needs errcodes.Needs
	if report != nil {
		for i := range report.Undecided {
			needs |= report.Undecided[i].Needs
		}
	}
	return needs &^ (errcodes.NeedAWS | errcodes.NeedLimits)
}

// answer refuses a request that was found bad, or that could not be checked. Of
// one that is sent it logs what there is to say.
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
		log.ErrorContext(ctx, "the request could not be checked", "error", err)
		return nil
	}
	logFindings(ctx, log, report.Findings)
	return nil
}

// logFindings logs the first findings, the rest by number.
func logFindings(ctx context.Context, log *slog.Logger, findings []offercheck.Finding) {
	const most = 20
	for i := range min(len(findings), most) {
		f := &findings[i]
		level := slog.LevelWarn
		if f.Severity == errcodes.Error {
			level = slog.LevelError
		}
		log.Log(ctx, level, f.Message, "code", f.Code, "path", f.Path, "detail", f.Detail, "row", f.Row)
	}
	if more := len(findings) - most; more > 0 {
		log.WarnContext(ctx, fmt.Sprintf("%d more findings", more))
	}
}

// placeless takes lines and columns from a report: the caller has seen no text.
func placeless(report *offercheck.Report) {
	for i := range report.Findings {
		report.Findings[i].Line, report.Findings[i].Column = 0, 0
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
