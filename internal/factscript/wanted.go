package factscript

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

func (c *command) factsCommand() *cobra.Command {
	var flags factFlags
	var into string
	cmd := &cobra.Command{
		Use:   "facts [FILE]...",
		Short: "Print the AWS CLI commands that fetch what change sets need to be decided",
		Long: "Print a shell script that fetches the offers, agreements, resale authorizations\n" +
			"and products that change sets name, with the AWS CLI, into a folder for --facts.\n" +
			"Comments say which rows need each. What --facts holds already is not fetched\n" +
			"again; what only the fetched offers name is found by a second run with --facts.",
		Example: "  offercheck facts changeset.json | sh\n" +
			"  offercheck facts --facts facts changeset.json | sh\n" +
			"  offercheck validate --facts facts changeset.json",
		RunE: func(_ *cobra.Command, args []string) error {
			if into == "" || into != clean(into) {
				return fmt.Errorf("--into takes the name of a folder, not %q", into)
			}
			v, err := flags.validator(c)
			if err != nil {
				return err
			}
			known, err := offer.ReadFacts(flags.documents...)
			if err != nil {
				return err
			}
			return c.facts(v, known, into, arguments(args))
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&into, "into", "facts", "the folder that the commands fetch into")
	return cmd
}

// facts prints the commands for all change sets together. One that cannot be
// read is said on standard error; the others still count.
func (c *command) facts(v *offercheck.Validator, known *offer.Facts, into string, args []string) error {
	w := wanted{known: known, rows: map[fact]map[string]int{}, offers: map[string]bool{}}
	var names []string
	for _, arg := range args {
		name := displayName(arg)
		text, err := c.read(arg)
		if err != nil {
			c.complain(err, exitUsage)
			continue
		}
		if err := w.add(v, text); err != nil {
			c.complain(located(name, err), exitOf(err))
			continue
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil
	}
	list := w.list()
	for _, f := range list {
		if !f.hasValidID() {
			fmt.Fprintf(c.stderr, "offercheck: %s %+q cannot be fetched: AWS gives no such ids\n", f.kind, f.id)
		}
	}
	list = slices.DeleteFunc(list, func(f fact) bool { return !f.hasValidID() })
	if len(list) == 0 {
		fmt.Fprintln(c.stderr, "offercheck: there is nothing to fetch")
		for _, text := range w.stated() {
			fmt.Fprintln(c.stderr, "offercheck: "+text)
		}
		return nil
	}
	_, err := c.stdout.Write(w.script(list, into, names))
	return err
}

// A fact is something that AWS can be asked for.
type fact struct {
	kind factKind
	id   string
}

type factKind uint8

// The kinds of facts, in the order in which they are fetched.
const (
	anOffer factKind = iota
	aResaleAuthorization
	aProduct // the last that is an entity of the catalog
	anAgreement
	allOffers // of the product that has the id
)

func (k factKind) String() string {
	return [...]string{"the offer", "the resale authorization", "the product", "the agreement", "every offer of the product"}[k]
}

// Ids as AWS's models of the two services have them. What else a change set may
// hold for an id gets into no command.
var (
	entityID    = expression(`^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$`)
	agreementID = expression(`^[A-Za-z0-9][A-Za-z0-9_/-]{0,63}$`)
)

func (f fact) hasValidID() bool {
	if f.kind == anAgreement {
		return agreementID().MatchString(f.id)
	}
	return entityID().MatchString(f.id)
}

// wanted gathers what change sets name, or their rows need, and the facts lack.
type wanted struct {
	known     *offer.Facts
	rows      map[fact]map[string]int // how many rows need it, by their ids without the number
	undecided []errcodes.Undecided
	offers    map[string]bool // of which rows need what DescribeEntity does not give
	more      bool            // which products rows need is only told by what is fetched
}

// add puts in what one change set wants.
func (w *wanted) add(v *offercheck.Validator, text []byte) error {
	report, err := v.Validate(text)
	if err != nil {
		return err
	}
	named, err := offer.References(text)
	if err != nil {
		return err
	}
	for kind, ids := range [...][]string{anOffer: named.Offers, anAgreement: named.Agreements, aResaleAuthorization: named.ResaleAuthorizations, aProduct: named.Products} {
		for _, id := range ids {
			w.want(fact{factKind(kind), id})
		}
	}
	offers, err := offersByChange(text, w.known)
	if err != nil {
		return err
	}
	for _, u := range report.Undecided {
		if o := offers[u.Change.Index]; o != nil {
			w.needs(o, &u)
		}
	}
	w.undecided = append(w.undecided, report.Undecided...)
	return nil
}

// offersByChange folds a change set and gives the offer that each change is
// about; nil for changes to anything else.
func offersByChange(text []byte, known *offer.Facts) ([]*offer.Offer, error) {
	doc, err := offer.Parse(text, jsondoc.Options{})
	if err != nil {
		return nil, err
	}
	set, err := offer.Read(doc, jsondoc.Options{})
	if err != nil {
		return nil, err
	}
	catalog := offer.Fold(set, known)
	byEntity := map[int]*offer.Offer{}
	for i := range catalog.Offers {
		byEntity[catalog.Offers[i].Entity] = &catalog.Offers[i]
	}
	offers := make([]*offer.Offer, len(set.Changes))
	for i := range set.Changes {
		if c := &set.Changes[i]; c.IsOffer() {
			offers[i] = byEntity[c.Entity]
		}
	}
	return offers, nil
}

// needs puts in what an undecided row of a change to the offer needs.
func (w *wanted) needs(o *offer.Offer, u *errcodes.Undecided) {
	id := func(p offer.Parts) string { return offer.EntityID(o.After.Part(p).Value().Text()) }
	product := o.Product()
	for _, n := range [...]struct {
		need errcodes.Needs
		fact fact
	}{
		{errcodes.NeedOffer, fact{anOffer, o.ID}},
		{errcodes.NeedAgreement, fact{anAgreement, id(offer.AgreementID)}},
		{errcodes.NeedResale, fact{aResaleAuthorization, id(offer.ResaleAuthorizationID)}},
		{errcodes.NeedProduct, fact{aProduct, product.ID}},
		{errcodes.NeedOffers, fact{allOffers, product.ID}},
	} {
		_, isReference := offer.ReferencedName(n.fact.id)
		if u.Needs&n.need != 0 && n.fact.id != "" && !isReference && w.want(n.fact) {
			w.rows[n.fact][u.Row[:strings.LastIndexByte(u.Row, '/')]]++
		}
	}
	notGiven := o.Before.Part(offer.PricingModel).Needs() | o.Before.Part(offer.AgreementID).Needs()
	if u.Needs&notGiven&errcodes.NeedOffer != 0 && (fact{anOffer, o.ID}).hasValidID() {
		w.offers[o.ID] = true
	}
	const fetched = errcodes.NeedOffer | errcodes.NeedAgreement | errcodes.NeedResale
	w.more = w.more || product.ID == "" && product.Created == nil && product.Needs()&fetched != 0
}

// want puts in a fact; false when it is known.
func (w *wanted) want(f fact) bool {
	known := false
	switch f.kind {
	case anAgreement:
		a, _ := w.known.Agreements().Agreement(f.id)
		known = a.Status() != "" && a.AcceptedTerms().Exists()
	case allOffers: // wanted only for rows, which do not need it when it is known
	default:
		_, known = w.known.Entity(f.id)
	}
	if !known && w.rows[f] == nil {
		w.rows[f] = map[string]int{}
	}
	return !known
}

// list is what is wanted, in the order in which it is fetched.
func (w *wanted) list() []fact {
	return slices.SortedFunc(maps.Keys(w.rows), func(a, b fact) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id)) })
}
