package awsguard

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/offer"
)

// Limits of a lookup. What is beyond them stays unknown, which an error says.
const (
	maxAsked = 100              // things of one kind, for one request
	maxPages = 20               // of one list
	maxKept  = 1000             // answers
	atOnce   = 4                // concurrent calls
	patience = 30 * time.Second // timeout for one request
)

// A Lookup asks AWS for what a change set leaves open: the offers, resale authorizations,
// products and agreements that it names or that these name, offer sets with their offers and
// solutions when a row needs them, and so all offers of a product. It calls DescribeEntity,
// ListEntities, DescribeAgreement and GetAgreementTerms with the clients' own retries. Many
// goroutines may share one.
type Lookup struct {
	Catalog   *marketplacecatalog.Client   // nil: no entities are asked for
	Agreement *marketplaceagreement.Client // nil: no agreements are asked for

	// Keep is how long answers are cached; zero means a minute. Changes in that time are
	// not seen.
	Keep time.Duration

	kept cache
}

// Facts asks about a change set; of other requests it knows nothing.
func (l *Lookup) Facts(ctx context.Context, q Question) (*offercheck.Facts, error) {
	r, err := l.ask(ctx, q)
	if r == nil || err != nil {
		return nil, err
	}
	return r.facts, r.unknown
}

// ask asks about a change set; of other requests there is nothing to ask.
func (l *Lookup) ask(ctx context.Context, q Question) (*round, error) {
	if q.Operation != "StartChangeSet" {
		return nil, nil
	}
	refs, err := offer.References(q.Request)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r := &round{lookup: l, asked: map[string]bool{}}
	if l.Agreement != nil {
		r.ask(ctx, "agreement", refs.Agreements, l.agreement)
	}
	if l.Catalog != nil {
		if q.Needs&errcodes.NeedOfferSet != 0 {
			r.ask(ctx, "offer set", refs.OfferSets, l.entity)
		}
		if q.Needs&(errcodes.NeedOfferSet|errcodes.NeedSolution) != 0 {
			r.ask(ctx, "solution", union(refs.Solutions, r.names.Solutions), l.entity)
		}
		r.ask(ctx, "offer", union(refs.Offers, r.names.Offers), l.entity)
		r.ask(ctx, "resale authorization", union(refs.ResaleAuthorizations, r.names.ResaleAuthorizations), l.entity)
		products := union(refs.Products, r.names.Products)
		r.ask(ctx, "product", products, l.entity)
		if q.Needs&errcodes.NeedOffers != 0 {
			for _, product := range products {
				r.askOffersOf(ctx, product)
			}
		}
	}
	return r, nil
}

// A round of questions is about one request.
type round struct {
	lookup    *Lookup
	asked     map[string]bool // by kind and id: whether it was answered
	documents [][]byte
	facts     *offercheck.Facts      // what the documents say
	names     offer.EntityReferences // that the answers name
	unknown   error
}

// take takes an answer.
func (r *round) take(a answer) {
	r.documents = append(r.documents, a.documents...)
	r.names.Offers = append(r.names.Offers, a.names.Offers...)
	r.names.Products = append(r.names.Products, a.names.Products...)
	r.names.ResaleAuthorizations = append(r.names.ResaleAuthorizations, a.names.ResaleAuthorizations...)
	r.names.Solutions = append(r.names.Solutions, a.names.Solutions...)
	if a.facts == nil {
		return
	}
	facts, err := r.facts.Merge(a.facts)
	if err != nil {
		r.unknown = join(r.unknown, err)
		return
	}
	r.facts = facts
}

// A call asks AWS about the thing with that id. Beside an error stands what was
// answered nonetheless.
type call func(ctx context.Context, id string) (answer, error)

// ask asks about each thing that was not asked about before, some side by side,
// and takes the answers in order. It reports whether all are known now.
func (r *round) ask(ctx context.Context, kind string, ids []string, call call) bool {
	fresh := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, again := r.asked[kind+id]; return again })
	if len(fresh) > maxAsked {
		r.unknown = join(r.unknown, fmt.Errorf("of %d %ss only %d were asked for", len(fresh), kind, maxAsked))
		fresh = fresh[:maxAsked]
	}
	answers, errs := make([]answer, len(fresh)), make([]error, len(fresh))
	free := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for i, id := range fresh {
		free <- struct{}{}
		all.Go(func() {
			answers[i], errs[i] = r.lookup.answer(ctx, kind+" "+id, id, call)
			<-free
		})
	}
	all.Wait()
	for i, id := range fresh {
		r.asked[kind+id] = errs[i] == nil
		r.unknown = join(r.unknown, errs[i])
		r.take(answers[i])
	}
	return !slices.ContainsFunc(ids, func(id string) bool { return !r.asked[kind+id] })
}

// askOffersOf asks for all offers of a product. Only when all are known the
// facts say so.
func (r *round) askOffersOf(ctx context.Context, product string) {
	r.names.Offers = nil
	if r.ask(ctx, "offers of", []string{product}, r.lookup.offersOf) && r.ask(ctx, "offer", union(r.names.Offers), r.lookup.entity) {
		all, _ := json.Marshal(map[string][]string{"AllOffersOf": {product}}) // strings always marshal
		facts, err := offercheck.ReadFacts(all)
		r.take(answer{documents: [][]byte{all}, facts: facts})
		r.unknown = join(r.unknown, err)
	}
}

// answer returns the cached answer, or AWS's. An answer that cannot be read as facts counts
// as none, so that it does not spoil the others.
func (l *Lookup) answer(ctx context.Context, key, id string, call call) (answer, error) {
	if a, ok := l.kept.get(key, time.Now()); ok {
		return a, nil
	}
	a, err := call(ctx, id)
	var problem error
	if a.facts, problem = offercheck.ReadFacts(a.documents...); problem != nil {
		a, err = answer{}, join(err, problem)
	}
	if err != nil {
		return a, fmt.Errorf("%s: %w", key, err)
	}
	l.kept.put(key, a, time.Now().Add(cmp.Or(l.Keep, time.Minute)), maxKept)
	return a, nil
}

// union is the sorted union of lists.
func union(lists ...[]string) []string {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}
