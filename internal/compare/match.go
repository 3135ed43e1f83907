package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/glob"
	"github.com/offercheck/offercheck/internal/lazy"
)

// An Outcome says whether AWS and offercheck agree on an error.
type Outcome string

const (
	foreseen   Outcome = "foreseen"   // AWS's error is found here too
	undecided  Outcome = "undecided"  // the row could not be checked without more facts
	unforeseen Outcome = "unforeseen" // neither
	alone      Outcome = "alone"      // found here, not reported by AWS
)

// A Comparison is an error of AWS's with what was found here for the same change, or a row
// that only offercheck reports.
type Comparison struct {
	Outcome            Outcome                 `json:"outcome"`
	*offercheck.Change                         // nil: the change set as a whole
	AWS                *offercheck.ErrorDetail `json:"aws,omitempty"`
	Row                string                  `json:"row,omitempty"` // the most likely row of AWS's error
	Note               string                  `json:"note,omitempty"`
	Findings           []offercheck.Finding    `json:"findings,omitempty"`
	Needs              errcodes.Needs          `json:"needs,omitzero"` // what is needed to check the row
}

// A candidate is a possible match for an error of AWS's: a row, with its findings that have
// the same message.
type candidate struct {
	row      *errcodes.Row
	words    []string // of the documented message, ** for each placeholder
	filled   []string // of the message of the findings
	findings []offercheck.Finding
	needs    errcodes.Needs // of an undecided row
	taken    bool           // it is matched with an error of AWS's
	shown    bool           // its findings are listed with an error of AWS's
}

// A rowState is the state of a row here: not mentioned, undecided, or reported.
type rowState int

const (
	stateNone rowState = iota
	stateUndecided
	stateReported
)

func (c *candidate) state() rowState {
	switch {
	case len(c.findings) > 0:
		return stateReported
	case c.needs != 0:
		return stateUndecided
	}
	return stateNone
}

// compareAll compares the errors of the change set as a whole, then change by change.
func compareAll(e errcodes.Edition, changes []reportedChange, whole []offercheck.ErrorDetail, report *offercheck.Report) []Comparison {
	rows := map[int][]*candidate{}
	for _, f := range report.Findings {
		i := check.Request
		if f.Change != nil {
			i = f.Change.Index
			f.Change = &changes[i].Change // with the names and ids of the response
		}
		c := candidateFor(e, rows, i, errcodes.Row{ID: f.Row, Code: f.Code, Message: f.Message})
		c.findings = append(c.findings, f)
	}
	for _, u := range report.Undecided {
		c := candidateFor(e, rows, u.Change.Index, errcodes.Row{ID: u.Row, Code: u.Code})
		c.needs |= u.Needs
	}
	list := compareChange(e, nil, "", whole, rows[check.Request])
	for i := range changes {
		all := rows[i]
		if len(changes[i].errors) > 0 {
			all = withDocumented(e, all, &changes[i])
		}
		list = append(list, compareChange(e, &changes[i].Change, changes[i].owner(e), changes[i].errors, all)...)
	}
	return list
}

// candidateFor returns the candidate for a row that was reported with a message or, without
// one, is undecided. It adds it if it is new.
func candidateFor(e errcodes.Edition, rows map[int][]*candidate, change int, row errcodes.Row) *candidate {
	for _, c := range rows[change] {
		if c.row.ID == row.ID && (len(c.findings) == 0 || c.findings[0].Message == row.Message) {
			return c
		}
	}
	filled := wordsOf(row.Message)
	if documented, ok := e.FindRow(row.ID); ok {
		row = documented
	}
	c := newCandidate(&row)
	c.filled = filled
	rows[change] = append(rows[change], c)
	return c
}

func newCandidate(row *errcodes.Row) *candidate {
	return &candidate{row: row, words: wordsOf(placeholder().ReplaceAllString(row.Message, " ** "))}
}

// compareChange matches AWS's errors for one change, whose rows have an owner, or for the
// change set as a whole, with the rows that are reported or undecided here.
func compareChange(edition errcodes.Edition, change *offercheck.Change, owner string, reported []offercheck.ErrorDetail, rows []*candidate) []Comparison {
	meant := make([][]*candidate, len(reported))
	for _, by := range []evidence{sameMessage, sameRow, sameCode} {
		for i, e := range reported {
			if meant[i] != nil {
				continue
			}
			meant[i] = choose(e, rows, by)
			for _, c := range meant[i] {
				c.taken = true
			}
		}
	}
	var list []Comparison
	for i, e := range reported {
		list = append(list, compareError(edition, change, owner, e, meant[i], rows))
	}
	for _, c := range rows {
		if c.state() == stateReported && !c.taken {
			list = append(list, Comparison{Outcome: alone, Change: change, Row: c.row.ID, Findings: c.findings})
		}
	}
	return list
}

// withDocumented adds all documented rows of the type of a change to its kind of entity.
func withDocumented(e errcodes.Edition, rows []*candidate, change *reportedChange) []*candidate {
	all := e.Rows()
	for i := range all {
		if row := &all[i]; row.Phase == errcodes.Async && row.ChangeType == change.Type && row.EntityType == change.entityType {
			rows = append(rows, newCandidate(row))
		}
	}
	return rows
}

// evidence is a criterion for matching an error of AWS's with a candidate, strongest first.
type evidence int

const (
	sameMessage evidence = iota // the same message, with the same values filled in
	sameRow                     // the same documented message, with any values
	sameCode                    // only the same code
)

// choose returns the candidates that match an error of AWS's by a criterion. Of several it
// prefers one that is reported here, then one that is not taken yet, then the most similar
// message. Unless the criterion is the message, all candidates of that row match.
func choose(e offercheck.ErrorDetail, rows []*candidate, by evidence) []*candidate {
	message := wordsOf(e.ErrorMessage)
	set := map[string]bool{}
	for _, word := range message {
		set[word] = true
	}
	var best *candidate
	for _, c := range rows {
		if string(c.row.Code) == e.ErrorCode && c.fits(message, by) && (best == nil || better(c, best, set)) {
			best = c
		}
	}
	var all []*candidate
	for _, c := range rows {
		if c == best || best != nil && by != sameMessage && c.row.ID == best.row.ID {
			all = append(all, c)
		}
	}
	return all
}

func (c *candidate) fits(message []string, by evidence) bool {
	switch by {
	case sameMessage:
		return c.state() == stateReported && slices.Equal(c.filled, message)
	case sameRow:
		return glob.Match(c.words, message)
	}
	return c.state() != stateNone
}

func better(a, b *candidate, message map[string]bool) bool {
	free := map[bool]int{false: 1}
	return cmp.Or(cmp.Compare(a.state(), b.state()), cmp.Compare(free[a.taken], free[b.taken]),
		cmp.Compare(likeness(a.words, message), likeness(b.words, message))) > 0
}

// compareError returns the comparison for an error of AWS's with its matches, if any.
func compareError(edition errcodes.Edition, change *offercheck.Change, owner string, e offercheck.ErrorDetail, meant, rows []*candidate) Comparison {
	result := Comparison{Outcome: unforeseen, Change: change, AWS: &e}
	if len(meant) == 0 {
		hasCode := slices.ContainsFunc(rows, func(c *candidate) bool { return string(c.row.Code) == e.ErrorCode })
		switch {
		case hasCode:
			result.Note = "no rule with this code has this message"
		case change != nil:
			result.Note = "edition " + edition.String() + " has no such code for " + owner
		}
		return result
	}
	row := meant[0].row
	result.Row = row.ID
	for _, c := range meant {
		if !c.shown {
			result.Findings = append(result.Findings, c.findings...)
			c.shown = true
		}
	}
	switch meant[0].state() {
	case stateReported:
		result.Outcome = foreseen
	case stateUndecided:
		result.Outcome, result.Needs = undecided, meant[0].needs
	}
	if !glob.Match(meant[0].words, wordsOf(e.ErrorMessage)) {
		result.Note = "matched with this row by its code only; the documented message is: " + row.Message
	}
	return result
}

var placeholder = lazy.Regexp(`\[[^\]]*\]`)

// wordsOf returns the words of a message in lower case without punctuation, as many as
// distinguish messages.
func wordsOf(message string) []string {
	const most = 200
	var words []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(message), func(r rune) bool {
		return r != '*' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if words = append(words, word); len(words) == most {
			break
		}
	}
	return words
}

// likeness returns the similarity of two messages, from 0 to 1: the share of common words.
func likeness(words []string, message map[string]bool) float64 {
	common := 0
	for _, word := range words {
		if message[word] {
			common++
		}
	}
	return 2 * float64(common) / float64(max(1, len(words)+len(message)))
}
