package factscript

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/lazy"
	"github.com/offercheck/offercheck/internal/render"
	"github.com/offercheck/offercheck/internal/shell"
	"github.com/offercheck/offercheck/internal/words"
)

// The script runs in a shell of its own, so that it can be pasted into any interactive
// shell: one that does not accept comments, or one that should not end at the first error.
// Braces make the shell read all of it before it runs a command, which might otherwise
// consume the rest from standard input. In the fetch templates %[1]s is an id without
// special characters and %[2]s a quoted file name; for a batch %[1]s are the requests and
// %[3]s the ids.
//
// A batch request succeeds even if some of its entities could not be described, so check
// looks for each of them. Its file is kept: it has the other entities, and the errors.
const (
	scriptHead = `sh -eu <<'END'
# Fetches what %[2]s needs, with the AWS CLI and its credentials.
# Then run: offercheck validate --facts %[1]s
{
mkdir -p -- %[1]s
status=0
failed() {
  echo "offercheck: $1 could not be fetched" >&2
  rm -f -- "$1"
  status=1 all=no
}
`
	scriptCheck = `check() { # FILE ID...: reports the entities that are not in the response
  file=$1
  shift
  for id; do
    id=${id#*EntityId=}
    if [ -f "$file" ] && ! grep -Eq "\"Entity(Identifier|Id)\": *\"$id[@\"]" "$file"; then
      echo "offercheck: $id could not be fetched, see Errors in $file" >&2
      status=1 all=no
    fi
  done
}
`
	fetchEntity = `aws marketplace-catalog describe-entity --region us-east-1 --catalog AWSMarketplace --entity-id %[1]s --output json \
  >%[2]s || failed %[2]s
`
	fetchBatch = `aws marketplace-catalog batch-describe-entities --region us-east-1 --output json --entity-request-list%[1]s \
  >%[2]s || failed %[2]s
check %[2]s%[3]s
`
	fetchAgreement = `aws marketplace-agreement describe-agreement --region us-east-1 --agreement-id %[1]s --output json \
  >%[2]s || failed %[2]s
`
	// The response does not name its agreement; the query adds it.
	fetchTerms = `aws marketplace-agreement get-agreement-terms --region us-east-1 --agreement-id %[1]s --output json \
  --query "{agreementId: '%[1]s', acceptedTerms: acceptedTerms, nextToken: nextToken}" \
  >%[2]s || failed %[2]s
`
	// The offers are fetched in batches. "$@" collects the requests of a batch; it is sent
	// when it is full, or at the empty word after the last offer. AllOffersOf is written
	// last, and only if every offer was fetched.
	fetchAllOffers = `all=yes batch=1
offers=$(aws marketplace-catalog list-entities --region us-east-1 --catalog AWSMarketplace --entity-type Offer \
  --entity-type-filters '{"OfferFilters": {"ProductId": {"ValueList": ["%[1]s"]}}}' \
  --query 'EntitySummaryList[].[EntityId]' --output text) || { failed %[2]s; offers=; }
set --
for offer in $offers ''; do
  if [ $# -eq %[4]d ] || { [ -z "$offer" ] && [ $# -gt 0 ]; }; then
    file=%[3]s$batch.json
    aws marketplace-catalog batch-describe-entities --region us-east-1 --output json --entity-request-list "$@" \
      >"$file" || failed "$file"
    check "$file" "$@"
    set --
    batch=$((batch + 1))
  fi
  set -- "$@" "Catalog=AWSMarketplace,EntityId=$offer"
done
if [ "$all" = yes ]; then echo '{"AllOffersOf": ["%[1]s"]}' >%[2]s; else rm -f -- %[2]s; fi
`
	scriptMore = `
echo 'offercheck: run offercheck facts again with --facts: the facts fetched now name more that is needed' >&2
`
	scriptEnd = `
exit "$status"
} </dev/null
END
`
)

// Script returns the shell script that fetches the facts for documents into a folder; nil
// if there is nothing to fetch.
func (w *Wanted) Script(into string, documents []string) []byte {
	list := slices.DeleteFunc(w.list(), func(f fact) bool { return !f.hasValidID() })
	if len(list) == 0 {
		return nil
	}
	var b bytes.Buffer
	folder := strings.TrimSuffix(into, "/") + "/"
	file := func(kind, id string) string {
		return shell.Quote(folder + kind + strings.ReplaceAll(id, "/", "%2F") + ".json")
	}
	fmt.Fprintf(&b, scriptHead, shell.Quote(into), render.Clean(strings.Join(documents, ", ")))
	entities, others := together(list)
	if slices.ContainsFunc(others, func(f fact) bool { return f.kind == allOffers }) || len(entities) > 1 {
		b.WriteString(scriptCheck)
	}
	for batch := range slices.Chunk(entities, maxBatch) {
		b.WriteByte('\n')
		for _, f := range batch {
			w.describe(&b, f)
		}
		if len(batch) == 1 {
			fmt.Fprintf(&b, fetchEntity, batch[0].id, file("entity-", batch[0].id))
			continue
		}
		requests, ids := "", ""
		for _, f := range batch {
			requests += " \\\n  Catalog=AWSMarketplace,EntityId=" + f.id
			ids += " " + f.id
		}
		fmt.Fprintf(&b, fetchBatch, requests, file("entities-", checksum(ids)), ids)
	}
	for _, f := range others {
		b.WriteByte('\n')
		w.describe(&b, f)
		switch f.kind {
		case anAgreement:
			fmt.Fprintf(&b, fetchAgreement, f.id, file("agreement-", f.id))
			fmt.Fprintf(&b, fetchTerms, f.id, file("terms-", f.id))
		case allOffers:
			fmt.Fprintf(&b, fetchAllOffers, f.id, file("all-offers-of-", f.id), shell.Quote(folder+"offers-of-"+f.id+"-"), maxBatch)
		default:
			fmt.Fprintf(&b, fetchEntity, f.id, file("entity-", f.id))
		}
	}
	for i, text := range w.Stated() {
		if i == 0 {
			b.WriteByte('\n')
		}
		comment(&b, "", text)
	}
	if w.more {
		b.WriteString(scriptMore)
	}
	b.WriteString(scriptEnd)
	return b.Bytes()
}

// maxBatch is the maximum number of entities in a BatchDescribeEntities request.
const maxBatch = 20

// batchID matches an id that BatchDescribeEntities accepts: any other id makes the whole
// batch fail.
var batchID = lazy.Regexp(`^[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$`)

// together splits what is fetched into the entities that can be fetched in batches, each
// once, and the rest.
func together(list []fact) (entities, others []fact) {
	seen := map[string]bool{}
	for _, f := range list {
		if f.kind > aProduct || !batchID().MatchString(f.id) || seen[f.id] {
			others = append(others, f)
			continue
		}
		seen[f.id] = true
		entities = append(entities, f)
	}
	return entities, others
}

// checksum distinguishes batches: the file of one must not overwrite that of another, which
// an earlier run fetched.
func checksum(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return fmt.Sprintf("%08x", h.Sum32())
}

// describe writes a comment that says which rows need a fact.
func (w *Wanted) describe(b *bytes.Buffer, f fact) {
	total, byType := 0, map[string][]string{}
	for _, row := range slices.Sorted(maps.Keys(w.rows[f])) {
		changeType := errcodes.OwnerOf(row)
		total += w.rows[f][row]
		byType[changeType] = append(byType[changeType], row[len(changeType)+1:])
	}
	if total == 0 {
		comment(b, "", fmt.Sprintf("%s %s, named in the change set; no rule needs it so far", f.kind, f.id))
		return
	}
	comment(b, "", fmt.Sprintf("%s %s, needed by %s", f.kind, f.id, words.Count(total, "rule")))
	for _, changeType := range slices.Sorted(maps.Keys(byType)) {
		comment(b, "  ", changeType+": "+strings.Join(byType[changeType], ", "))
	}
}

// Stated returns messages about what rows need and no command fetches.
func (w *Wanted) Stated() []string {
	var texts []string
	if ids := slices.Sorted(maps.Keys(w.offers)); len(ids) > 0 {
		texts = append(texts,
			"DescribeEntity does not return the pricing model of an offer, the agreement that it replaces, or whether AWS generated it to renew an agreement; write what you know about "+strings.Join(ids, ", ")+" into a file for --facts, such as",
			fmt.Sprintf(`{"OfferFacts":[{"OfferId":"%s","PricingModel":"Contract","AgreementId":null,"Renewal":false}]}`, ids[0]))
	}
	const byHand = errcodes.NeedHistory | errcodes.NeedLimits
	var rest []offercheck.Undecided
	for _, u := range w.undecided {
		rest = append(rest, offercheck.Undecided{Needs: u.Needs & byHand})
	}
	if what := render.WhatDecides(rest); what != "" {
		texts = append(texts, "no command fetches "+what+"; offercheck schema Facts describes how to write them")
	}
	return texts
}

// comment writes a comment of the script, in lines of about a hundred characters.
func comment(b *bytes.Buffer, indent, text string) {
	for i, line := range words.Wrap(text, 100-len(indent)) {
		if i > 0 && indent != "" {
			line = "  " + line
		}
		fmt.Fprintf(b, "# %s%s\n", indent, line)
	}
}
