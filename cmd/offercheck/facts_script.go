package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
)

// The script is handed to a shell of its own, so that it may be pasted into any:
// one that knows no comments, or one that should not end with the first error.
// It is in braces so that all of it is read before a command runs, which might
// read on where the shell stopped. In what fetches, %[1]s is an id, of characters
// that mean nothing to a shell, and %[2]s a file, quoted.
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
	fetchEntity = `aws marketplace-catalog describe-entity --region us-east-1 --catalog AWSMarketplace --entity-id %[1]s --output json \
  >%[2]s || failed %[2]s
`
	fetchAgreement = `aws marketplace-agreement describe-agreement --region us-east-1 --agreement-id %[1]s --output json \
  >%[2]s || failed %[2]s
`
	// The answer does not say whose terms it has; the query says it.
	fetchTerms = `aws marketplace-agreement get-agreement-terms --region us-east-1 --agreement-id %[1]s --output json \
  --query "{agreementId: '%[1]s', acceptedTerms: acceptedTerms, nextToken: nextToken}" \
  >%[2]s || failed %[2]s
`
	// That these are all is written last, when every one of them is there.
	fetchAllOffers = `all=yes
offers=$(aws marketplace-catalog list-entities --region us-east-1 --catalog AWSMarketplace --entity-type Offer \
  --entity-type-filters '{"OfferFilters": {"ProductId": {"ValueList": ["%[1]s"]}}}' \
  --query 'EntitySummaryList[].[EntityId]' --output text) || failed %[2]s
for offer in $offers; do
  aws marketplace-catalog describe-entity --region us-east-1 --catalog AWSMarketplace --entity-id "$offer" --output json \
    >%[3]s"$offer".json || failed %[3]s"$offer".json
done
if [ "$all" = yes ]; then echo '{"AllOffersOf": ["%[1]s"]}' >%[2]s; else rm -f -- %[2]s; fi
`
	scriptMore = `
echo 'offercheck: run offercheck facts again with --facts: what was fetched now tells which products are needed' >&2
`
	scriptEnd = `
exit "$status"
} </dev/null
END
`
)

// script is the shell script that fetches the facts into a folder.
func (w *wanted) script(list []fact, into string, documents []string) []byte {
	var b bytes.Buffer
	folder := strings.TrimSuffix(into, "/") + "/"
	file := func(kind, id string) string {
		return quote(folder + kind + strings.ReplaceAll(id, "/", "%2F") + ".json")
	}
	fmt.Fprintf(&b, scriptHead, quote(into), clean(strings.Join(documents, ", ")))
	for _, f := range list {
		b.WriteByte('\n')
		w.describe(&b, f)
		switch f.kind {
		case anAgreement:
			fmt.Fprintf(&b, fetchAgreement, f.id, file("agreement-", f.id))
			fmt.Fprintf(&b, fetchTerms, f.id, file("terms-", f.id))
		case allOffers:
			fmt.Fprintf(&b, fetchAllOffers, f.id, file("all-offers-of-", f.id), quote(folder+"entity-"))
		default:
			fmt.Fprintf(&b, fetchEntity, f.id, file("entity-", f.id))
		}
	}
	for i, text := range w.stated() {
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

// describe says which rows need a fact, as a comment.
func (w *wanted) describe(b *bytes.Buffer, f fact) {
	total, byType := 0, map[string][]string{}
	for _, row := range slices.Sorted(maps.Keys(w.rows[f])) {
		changeType, code, _ := strings.Cut(row, "/")
		total += w.rows[f][row]
		byType[changeType] = append(byType[changeType], code)
	}
	if total == 0 {
		comment(b, "", fmt.Sprintf("%s %s, named, but needed by no row so far", f.kind, f.id))
		return
	}
	comment(b, "", fmt.Sprintf("%s %s, needed by %s", f.kind, f.id, count(total, "row")))
	for _, changeType := range slices.Sorted(maps.Keys(byType)) {
		comment(b, "  ", changeType+": "+strings.Join(byType[changeType], ", "))
	}
}

// stated says what rows need that no command fetches.
func (w *wanted) stated() []string {
	var texts []string
	if ids := slices.Sorted(maps.Keys(w.offers)); len(ids) > 0 {
		texts = append(texts,
			"DescribeEntity gives neither the pricing model of an offer nor the agreement that it replaces; state what you know of "+strings.Join(ids, ", ")+" in a file for --facts, such as",
			fmt.Sprintf(`{"OfferFacts":[{"OfferId":"%s","PricingModel":"Contract","AgreementId":null}]}`, ids[0]))
	}
	const byHand = errcodes.NeedHistory | errcodes.NeedLimits
	var rest []errcodes.Undecided
	for _, u := range w.undecided {
		rest = append(rest, errcodes.Undecided{Needs: u.Needs & byHand})
	}
	if what := whatDecides(rest); what != "" {
		texts = append(texts, "no command fetches "+what+"; offercheck schema Facts says how to state them")
	}
	return texts
}

// comment writes a comment of the script, in lines of about a hundred characters.
func comment(b *bytes.Buffer, indent, text string) {
	for i, line := range wrap(text, 100-len(indent)) {
		if i > 0 && indent != "" {
			line = "  " + line
		}
		fmt.Fprintf(b, "# %s%s\n", indent, line)
	}
}

var plainWord = expression(`^[A-Za-z0-9_./%-]+$`)

// quote is a word as a shell reads it: in quotes, where it would take parts of it, such
// as the brackets in a row, for its own.
func quote(s string) string {
	if plainWord().MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
