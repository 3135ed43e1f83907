package errcodes

import "strings"

// A BatchEntry says of an entry of a batch whether it could be sent: no error is
// about it, nor about the request itself.
type BatchEntry struct {
	Index       int    `json:"index"` // place in the batch, from 0
	ClientToken string `json:"clientToken"`
	Sendable    bool   `json:"sendable"`

	Unlisted Code `json:"-"` // of an error that is not among the findings: there are too many
}

// A BatchAnswer has the shape in which BatchCreateBillingAdjustmentRequest
// answers, for code that was written for AWS's answer.
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
	Code        Code   `json:"code"`    // of the first error
	Message     string `json:"message"` // of all errors of the entry, one after another
	ClientToken string `json:"clientToken"`
}

// judgeEntries works out which entries of a batch could be sent. An error of the
// request itself holds all of them back.
func (r *Report) judgeEntries() {
	if r.Entries == nil {
		return
	}
	var ofRequest []*Finding // the first
	ofEntry := map[int][]*Finding{}
	for i := range r.Findings {
		switch f := &r.Findings[i]; {
		case f.Severity != Error:
		case f.Entry != nil:
			ofEntry[f.Entry.Index] = append(ofEntry[f.Entry.Index], f)
		case ofRequest == nil:
			ofRequest = []*Finding{f}
		}
	}
	r.Answer = &BatchAnswer{Items: []BatchItem{}, Errors: []BatchError{}}
	for i := range r.Entries {
		e := &r.Entries[i]
		failed := ofEntry[i]
		if failed == nil {
			failed = ofRequest
		}
		e.Sendable = failed == nil && e.Unlisted == ""
		switch {
		case e.Sendable:
			r.Answer.Items = append(r.Answer.Items, BatchItem{e.ClientToken})
		case failed != nil:
			r.Answer.Errors = append(r.Answer.Errors, BatchError{failed[0].Code, messages(failed), e.ClientToken})
		default:
			r.Answer.Errors = append(r.Answer.Errors, BatchError{e.Unlisted, "an error of this entry is not listed: there are too many", e.ClientToken})
		}
	}
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
