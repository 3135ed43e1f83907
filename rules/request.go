package rules

import (
	"fmt"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// A requestRule decides one synchronous row that relates fields of the request
// to each other or to the facts.
type requestRule struct {
	row string
	run func(c *offer.Catalog, r *check.Results)
}

// requestRules are what no schema of one document can say, in the order of the tables.
var requestRules = [...]requestRule{
	{"StartChangeSet/422/ChangeSet[].ChangeName", uniqueNames},
	{"StartChangeSet/422/ChangeSet[].Details", readableDetails},
	{"StartChangeSet/422/ChangeSet[]", oncePerEntity},
	{"CreateOffer/403/ProductId", onlyAWSKnows("CreateOffer/403/ProductId", "CreateOffer")},
	{"CreateOffer/404/ProductId", productExists},
	{"CreateReplacementOffer/403/AgreementId", onlyAWSKnows("CreateReplacementOffer/403/AgreementId", "CreateReplacementOffer")},
}

// problem is a finding under a documented synchronous row.
func problem(row string, change int, at jsondoc.Place, message, detail string) check.Problem {
	r, _ := errcodes.FindRow(row)
	return check.Problem{Row: r, Severity: errcodes.Error, Message: message, Detail: detail, At: at, Part: change}
}

func uniqueNames(c *offer.Catalog, r *check.Results) {
	for i := range c.Changes.Changes {
		change := &c.Changes.Changes[i]
		if change.Name == "" {
			continue
		}
		if first, _ := c.Changes.Named(change.Name); first.Index != i {
			r.Add(problem("StartChangeSet/422/ChangeSet[].ChangeName", i, jsondoc.At(change.Node.Get("ChangeName")),
				fmt.Sprintf("ChangeName: expected a name that no other change has, found %q again", change.Name),
				fmt.Sprintf("first given to change %d; a reference $%s.Entity.Identifier would have no meaning", first.Index, change.Name)))
		}
	}
}

// readableDetails asks for details that can be read. A string that the schema
// has refused, such as an empty one, is not reported for its text as well.
func readableDetails(c *offer.Catalog, r *check.Results) {
	const row = "StartChangeSet/422/ChangeSet[].Details"
	refused := map[jsondoc.Node]bool{}
	for i := range r.Problems {
		if p := &r.Problems[i]; p.Row.ID == row {
			refused[p.At.Node] = true
		}
	}
	for i := range c.Changes.Changes {
		change := &c.Changes.Changes[i]
		if change.Problem == offer.DetailsFine {
			continue
		}
		details := change.Node.Get("Details")
		if details.Exists() && refused[details] {
			continue
		}
		switch change.Problem {
		case offer.DetailsMissing:
			r.Add(problem(row, i, jsondoc.Missing(change.Node, "DetailsDocument"),
				"DetailsDocument is missing: expected the details of the change as an object in DetailsDocument, or as JSON in the string Details", ""))
		case offer.DetailsTwice:
			r.Add(problem(row, i, jsondoc.At(details),
				"Details: expected either Details or DetailsDocument, found both", "keep DetailsDocument and remove Details"))
		case offer.DetailsNotJSON:
			r.Add(problem(row, i, jsondoc.At(details),
				fmt.Sprintf("Details: expected a JSON object in a string, found text that is not JSON: %v", change.SyntaxErr),
				"lines and columns are counted within the string; DetailsDocument takes the same object without quotes"))
		case offer.DetailsKind:
			r.Add(problem(row, i, jsondoc.At(details),
				"Details: expected a JSON object in a string, found a string with other JSON", "write the details as an object in braces"))
		}
	}
}

// oncePerEntity holds a change type to one change for each entity. Of several
// the later ones are the findings.
func oncePerEntity(c *offer.Catalog, r *check.Results) {
	for i := range c.Changes.Changes {
		change := &c.Changes.Changes[i]
		if change.Earlier < 0 {
			continue
		}
		r.Add(problem("StartChangeSet/422/ChangeSet[]", i, jsondoc.At(change.Node),
			fmt.Sprintf("ChangeSet[%d]: expected each change type once for an entity, found %s again for %s", i, change.Type, show(change.Identifier)),
			fmt.Sprintf("first in change %d; merge the two changes into one, or send the second in a later change set", change.Earlier)))
	}
}

// show is an identifier for a message. A change that creates its entity has none.
func show(identifier string) string {
	if identifier == "" {
		return "the same entity"
	}
	return identifier
}

// References checks that every $Name.Entity.Identifier of the set leads to an
// entity. It gives the indexes of the changes whose details hold one that does
// not: they count as having failed their schema.
func References(s *offer.Set, r *check.Results) (failed []int) {
	const row = "StartChangeSet/404/ChangeSet[].Entity.Identifier"
	for ref := range s.References() {
		name, isReference := offer.ReferencedName(ref.ID)
		if !isReference {
			continue
		}
		named, ok := s.Named(name)
		if _, leads := s.OriginOf(name); leads {
			warnOfOrder(ref, named, r)
			continue
		}
		if ref.Kind != offer.ToEntity {
			failed = append(failed, ref.Change.Index)
		}
		message, detail := "", knownNames(s)
		switch {
		case !ok:
			message = fmt.Sprintf("%s: expected the ChangeName of a change of this change set, found %q, which no change is called", ref.ID, name)
		case s.GoesRound(ref.ID):
			message = fmt.Sprintf("%s: expected a reference that leads to an entity, found one that leads round in a circle", ref.ID)
			detail = "break the circle: the change that creates the entity has no Identifier, one to an existing entity has its id"
		default:
			continue // the change that it names has a reference to no change in its turn, and that is reported
		}
		r.Add(problem(row, ref.Change.Index, jsondoc.At(ref.Node), message, detail))
	}
	return failed
}

// warnOfOrder warns of a reference to a later change, and of one to the very
// change that it stands in; whether that is a product has a row of its own.
func warnOfOrder(ref offer.Reference, named *offer.Change, r *check.Results) {
	var message, detail string
	switch {
	case named.Index > ref.Change.Index:
		message = fmt.Sprintf("%s refers to change %d, which comes after this one", ref.ID, named.Index)
		detail = "AWS works out the order itself; put the change that is referred to first for readers"
	case named.Index == ref.Change.Index && ref.Kind != offer.ToProduct:
		message = fmt.Sprintf("%s refers to the change that it stands in", ref.ID)
		detail = "refer to another change, or write the id of what already exists"
	default:
		return
	}
	p := problem("StartChangeSet/404/ChangeSet[].Entity.Identifier", ref.Change.Index, jsondoc.At(ref.Node), message, detail)
	p.Severity = errcodes.Warning
	r.Add(p)
}

func knownNames(s *offer.Set) string {
	const most = 8
	names := ""
	for i, told := 0, 0; i < len(s.Changes) && told < most; i++ {
		if name := s.Changes[i].Name; name != "" {
			if told > 0 {
				names += ", "
			}
			names += fmt.Sprintf("%q", name)
			told++
		}
	}
	if names == "" {
		return "no change of the set has a ChangeName"
	}
	return "the changes are called " + names
}

// onlyAWSKnows leaves a row open for every change of a type.
func onlyAWSKnows(row, changeType string) func(*offer.Catalog, *check.Results) {
	return func(c *offer.Catalog, r *check.Results) {
		for i := range c.Changes.Changes {
			if change := &c.Changes.Changes[i]; change.Type == changeType && change.IsOffer() {
				found, _ := errcodes.FindRow(row)
				r.Open = append(r.Open, check.Open{Row: found, Part: i, Needs: errcodes.NeedAWS})
			}
		}
	}
}

// productExists decides whether a new offer is for a product: one that the
// facts hold, or one that the change set names. A literal id that the facts do
// not hold is left open.
func productExists(c *offer.Catalog, r *check.Results) {
	const row = "CreateOffer/404/ProductId"
	for i := range c.Changes.Changes {
		change := &c.Changes.Changes[i]
		if change.Type != "CreateOffer" || !change.IsOffer() {
			continue
		}
		id := change.Details.Get("ProductId")
		if id.Text() == "" {
			continue
		}
		if _, isReference := offer.ReferencedName(id.Text()); isReference {
			origin, ok := c.Changes.Origin(id.Text())
			if ok && origin.EntityType != "" && !origin.IsProduct() {
				r.Add(problem(row, i, jsondoc.At(id),
					fmt.Sprintf("ProductId: expected a product, found a reference to a change of %s", origin.EntityType),
					fmt.Sprintf("change %d is %s", origin.Index, origin.Type)))
			}
			continue
		}
		switch entity, known := c.Facts.Entity(id.Text()); {
		case !known:
			found, _ := errcodes.FindRow(row)
			r.Open = append(r.Open, check.Open{Row: found, Part: i, Needs: errcodes.NeedProduct})
		case !entity.IsProduct():
			r.Add(problem(row, i, jsondoc.At(id),
				fmt.Sprintf("ProductId: expected a product, found the id of an entity of type %s", entity.Type), ""))
		}
	}
}
