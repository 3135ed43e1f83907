package rules

import (
	"iter"

	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// What StartChangeSet checks of the terms of a resale authorization at once and a schema
// cannot say: it relates fields. A change with an error here has failed as if its schema had
// it.

// requestedResale are the changes of a type to resale authorizations whose details have a list
// of Terms.
func requestedResale(s *changeset.Set, changeType string) iter.Seq2[*changeset.Change, jsondoc.Node] {
	return func(yield func(*changeset.Change, jsondoc.Node) bool) {
		for i := range s.Changes {
			c := &s.Changes[i]
			list := c.Details.Get("Terms")
			if c.Type == changeType && c.Kind == changetype.ResaleAuthorization && list.Kind() == jsondoc.Array && !yield(c, list) {
				return
			}
		}
	}
}

// eachTypeOnce refuses terms of a type that an earlier term of the change has. It compares only
// types that the schema takes.
func eachTypeOnce(changeType string, types ...string) func(*requestPass, *changeset.Set, *fold.Facts) {
	return func(p *requestPass, s *changeset.Set, _ *fold.Facts) {
		for c, list := range requestedResale(s, changeType) {
			for _, name := range types {
				var first jsondoc.Node
				for t := range view.All(list) {
					switch {
					case t.Type() != name:
					case !first.Exists():
						first = t.Get("Type")
					default:
						p.relate(first, "first")
						p.fail(c, t.Get("Type"), msg.F("Type: expected each type of term once, found %q again", msg.Words(name)),
							msg.Plain("replace the two by one term of this type"))
					}
				}
			}
		}
	}
}

// termsOfResaleModel asks for no terms with Free, and for a term with any other PricingModel
// that the schema takes.
func termsOfResaleModel(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for c, list := range requestedResale(s, changetype.UpdatePricingTerms) {
		model := c.Details.Get("PricingModel")
		switch name := model.Text(); {
		case name == terms.Free && list.Len() > 0:
			p.relate(list, "the terms")
			p.fail(c, model, msg.Plain("PricingModel: expected Contract or Usage beside pricing terms, found \"Free\""),
				msg.Plain("write Contract or Usage, or give an empty list of Terms"))
		case (name == terms.Contract || name == terms.Usage) && list.Len() == 0:
			p.relate(list, "the terms")
			p.fail(c, model, msg.F("PricingModel: expected Free beside an empty list of Terms, found %s", words.Quote(name)),
				msg.Plain("give the pricing terms, or write Free"))
		}
	}
}
