package offercheck

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
)

// A BatchEntry is an entry of a batch. It could be sent if no error is about it or about the
// request itself.
type BatchEntry struct {
	Index       int    `json:"index"` // place in the batch, from 0
	ClientToken string `json:"clientToken"`
	Sendable    bool   `json:"sendable"`

	Unlisted errcodes.Code `json:"unlisted,omitempty"` // of an error that is not among the findings: there are too many
}

// A BatchAnswer has the shape of the response of BatchCreateBillingAdjustmentRequest, for
// code that was written for it.
type BatchAnswer struct {
	Items  []BatchItem  `json:"items"`  // the entries that could be sent
	Errors []BatchError `json:"errors"` // the others
}

// A BatchItem is an entry that could be sent. AWS gives it an id when it is.
type BatchItem struct {
	ClientToken string `json:"clientToken"`
}

// A BatchError is an entry that could not be sent.
type BatchError struct {
	Code        errcodes.Code `json:"code"`    // of the first error
	Message     string        `json:"message"` // of all errors of the entry, one after another
	ClientToken string        `json:"clientToken"`
}

// failures are the findings that hold an entry back: its own errors, or else the first
// error of the request itself.
func (r *Report) failures() func(entry int) []*Finding {
	var ofRequest []*Finding
	ofEntry := map[int][]*Finding{}
	for f := range r.Errors() {
		switch {
		case f.Entry != nil:
			ofEntry[f.Entry.Index] = append(ofEntry[f.Entry.Index], f)
		case ofRequest == nil:
			ofRequest = []*Finding{f}
		}
	}
	return func(entry int) []*Finding {
		if own := ofEntry[entry]; own != nil {
			return own
		}
		return ofRequest
	}
}

// judgeEntries works out which entries of a batch could be sent.
func (r *Report) judgeEntries() {
	if len(r.Entries) == 0 {
		return
	}
	failures := r.failures()
	for i := range r.Entries {
		e := &r.Entries[i]
		e.Sendable = failures(e.Index) == nil && e.Unlisted == ""
	}
}

// Answer returns the result of checking a batch in the shape of AWS's response; nil for any
// other document.
func (r *Report) Answer() *BatchAnswer {
	if len(r.Entries) == 0 {
		return nil
	}
	failures := r.failures()
	answer := &BatchAnswer{Items: []BatchItem{}, Errors: []BatchError{}}
	for _, e := range r.Entries {
		failed := failures(e.Index)
		switch {
		case e.Sendable:
			answer.Items = append(answer.Items, BatchItem{e.ClientToken})
		case failed != nil:
			answer.Errors = append(answer.Errors, BatchError{failed[0].Code, messages(failed), e.ClientToken})
		default:
			answer.Errors = append(answer.Errors, BatchError{e.Unlisted, "an error of this entry is not listed: there are too many", e.ClientToken})
		}
	}
	return answer
}

func messages(findings []*Finding) string {
	all := make([]string, len(findings))
	for i, f := range findings {
		all[i] = f.Message
		if f.Detail != "" {
			all[i] += " (" + f.Detail + ")"
		}
	}
	return strings.Join(all, "; ")
}
