package rules

import (
	"iter"
	"strings"

	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// What StartChangeSet checks of a RenewalTerm at once and a schema cannot say: it compares
// fields. A change with an error here has failed as if its schema had it.

// requestedRenewals are the RenewalTerms that the changes of a set give.
func requestedRenewals(s *changeset.Set) iter.Seq2[*changeset.Change, view.Renewal] {
	return func(yield func(*changeset.Change, view.Renewal) bool) {
		for i := range s.Changes {
			c := &s.Changes[i]
			if !c.Is(changetype.UpdateRenewalTerms) {
				continue
			}
			for t := range view.All(c.Details.Get("Terms")) {
				if t.Type() == terms.RenewalTerm && !yield(c, view.Renewal(t)) {
					return
				}
			}
		}
	}
}

// orderedRange asks for a range with MinValue <= DefaultValue <= MaxValue that is wider than
// one value. A range that has none of that to compare is the schema's.
func orderedRange(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for c, term := range requestedRenewals(s) {
		increase := term.PriceIncrease()
		lowest, standard, highest := increase.Range().Get("MinValue"), increase.Range().Get("DefaultValue"), increase.Range().Get("MaxValue")
		least, isFirst := wellFormedPercentage(lowest)
		value, isSecond := wellFormedPercentage(standard)
		most, isThird := wellFormedPercentage(highest)
		if !increase.IsRange() || !isFirst || !isSecond || !isThird {
			continue
		}
		switch order := terms.ComparePrices(least, most); {
		case order == 0:
			p.relate(highest, "MaxValue")
			p.fail(c, lowest, msg.F("MinValue: expected a percentage below MaxValue, found %s, the same", words.Quote(lowest.Text())),
				msg.Plain("give a wider range, or a FixedPercentage with a Value instead of the Range"))
		case order > 0:
			p.relate(highest, "MaxValue")
			p.fail(c, lowest, msg.F("MinValue: expected a percentage below MaxValue %s, found %s", highest.Text(), words.Quote(lowest.Text())),
				msg.Plain("swap the two, or give a lower MinValue"))
		case terms.ComparePrices(value, least) < 0:
			p.relate(lowest, "MinValue")
			p.failDefault(c, standard, lowest, highest)
		case terms.ComparePrices(value, most) > 0:
			p.relate(highest, "MaxValue")
			p.failDefault(c, standard, lowest, highest)
		}
	}
}

func (p *requestPass) failDefault(c *changeset.Change, at, lowest, highest jsondoc.Node) {
	p.fail(c, at, msg.F("DefaultValue: expected a percentage from MinValue %s to MaxValue %s, found %s", lowest.Text(), highest.Text(), words.Quote(at.Text())),
		msg.Plain("it applies if you choose none in time; write one within the range, or widen the range"))
}

// fail reports an error in the details of a change, which has then failed.
func (p *requestPass) fail(c *changeset.Change, at jsondoc.Node, message, detail msg.Text) {
	if p.report(c, jsondoc.At(at), message, detail) {
		c.Failed = true
	}
}

func (p *requestPass) relate(n jsondoc.Node, message string) { p.Relate(jsondoc.At(n), message) }

// wellFormedPercentage is a percentage that the schema takes. It takes one that ends in
// its dot, which is no decimal.
func wellFormedPercentage(n jsondoc.Node) (text string, ok bool) {
	text = strings.TrimSuffix(n.Text(), ".")
	return text, terms.IsDecimal(text, 2) && terms.ComparePrices(text, "100") <= 0
}

// offsetsInOneUnit asks for offsets that are all in months or all in days, as the first of
// their Schedule is.
func offsetsInOneUnit(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for c, term := range requestedRenewals(s) {
		for schedule := range term.Schedules() {
			var first jsondoc.Node
			var unit msg.Words
			for charge := range view.Installments(schedule) {
				at := charge.ChargeDateOffset()
				switch is := unitOfOffset(at.Text()); {
				case is == "":
				case unit == "":
					first, unit = at, is
				case is != unit:
					p.relate(first, "the first offset")
					p.fail(c, at, msg.F("ChargeDateOffset: expected %s, as in the first charge of the Schedule, found %s", unit, words.Quote(at.Text())),
						msg.F("the first charge has %s; give all offsets of a Schedule in months, or all in days", first.Text()))
				}
			}
		}
	}
}

// unitOfOffset names the unit of a whole number of months or days; "" for any other text.
func unitOfOffset(offset string) msg.Words {
	d, ok := terms.ParseDuration(offset)
	_, inMonths := d.Months()
	_, inDays := d.WholeDays()
	number := strings.Trim(offset, "PMD")
	switch {
	case !ok || d.Unusual() != "" || strings.ContainsAny(number, "YMD"):
	case inMonths && strings.HasSuffix(offset, "M"):
		return "months"
	case inDays && strings.HasSuffix(offset, "D"):
		return "days"
	}
	return ""
}
