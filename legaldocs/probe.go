package legaldocs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"syscall"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// Bounds of [Probe].
const (
	maxDocuments    = 20               // looked at; the others are left unknown
	maxDocumentSize = 32 << 20         // bytes read of one document
	documentTimeout = 15 * time.Second // for one document, redirects included
	maxRedirects    = 5
)

// Probe requests the documents that a change set's legal terms name, and returns what it
// learns as facts. It sends a GET for each URL, bounded in size, time and redirects, without
// a proxy, and never to a private, local or reserved address.
//
// A document is reachable if the status is a success, and not reachable if it is one that
// refuses AWS too (401, 403, 404, 410); for any other status the facts say nothing. The
// error joins what could not be determined; the facts beside it hold the rest. They are nil
// if the text is not a change set.
func Probe(ctx context.Context, changeSet []byte) (facts *offercheck.Facts, err error) {
	defer bug.Recover(&facts, &err, nil)
	doc, err := jsondoc.ParseOnce(changeSet, jsondoc.Options{})
	if err != nil {
		return nil, err
	}
	set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		return nil, err
	}
	document, unknown := newProber(isPublic).facts(ctx, legalURLs(set))
	if facts, err = offercheck.ReadFacts(document); err != nil {
		return nil, err
	}
	return facts, unknown
}

// legalURLs are the URLs of the legal terms in a change set, each once.
func legalURLs(set *changeset.Set) []string {
	var urls []string
	for i := range set.Changes {
		if c := &set.Changes[i]; c.Is(changetype.UpdateLegalTerms) || c.Is(changetype.ResaleAuthorization+"/"+changetype.UpdateLegalTerms) {
			for term := range view.All(c.Details.Get("Terms")) {
				for _, document := range term.Documents() {
					if url := document.URL().Text(); url != "" && !slices.Contains(urls, url) {
						urls = append(urls, url)
					}
				}
			}
		}
	}
	return urls
}

// A prober looks at documents on the network.
type prober struct{ client *http.Client }

// newProber makes a prober that connects only to addresses that are allowed.
// The check is made on the address that is dialled, whatever its name said.
func newProber(allowed func(netip.Addr) bool) *prober {
	dialer := &net.Dialer{
		Timeout: documentTimeout,
		Control: func(_, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil {
				return err
			}
			if !allowed(at.Addr().Unmap()) {
				return fmt.Errorf("%s is not a public address", at.Addr())
			}
			return nil
		},
	}
	return &prober{&http.Client{
		Timeout:   documentTimeout,
		Transport: &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return fmt.Errorf("more than %d redirects", maxRedirects)
			}
			return plainURL(r.URL)
		},
	}}
}

// reserved are networks that are not private by netip's account, but no place
// for a public document either.
var reserved = [...]netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"),
}

func isPublic(a netip.Addr) bool {
	return a.IsGlobalUnicast() && !a.IsPrivate() &&
		!slices.ContainsFunc(reserved[:], func(p netip.Prefix) bool { return p.Contains(a) })
}

func plainURL(u *url.URL) error {
	if u.Scheme != "https" && u.Scheme != "http" || u.User != nil {
		return fmt.Errorf("%s is not a plain http or https address", u.Redacted())
	}
	return nil
}

type legalDocument struct {
	Url         string
	Reachable   *bool  `json:",omitempty"`
	ContentType string `json:",omitempty"`
	Size        *int64 `json:",omitempty"`
}

func (p *prober) facts(ctx context.Context, urls []string) ([]byte, error) {
	documents := []legalDocument{}
	var problems []error
	for i, at := range urls {
		if i == maxDocuments {
			problems = append(problems, fmt.Errorf("%d documents were not fetched: at most %d are", len(urls)-i, maxDocuments))
			break
		}
		d, err := p.look(ctx, at)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", at, err))
			continue
		}
		documents = append(documents, d)
	}
	facts, err := json.Marshal(struct{ LegalDocuments []legalDocument }{documents})
	return facts, errors.Join(append(problems, err)...)
}

// look gets one document.
func (p *prober) look(ctx context.Context, at string) (legalDocument, error) {
	d := legalDocument{Url: at}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return d, errors.New("this is not a valid URL")
	}
	if err := plainURL(r.URL); err != nil {
		return d, err
	}
	response, err := p.client.Do(r)
	if err != nil {
		return d, withoutURL(err)
	}
	defer response.Body.Close()
	reachable := response.StatusCode/100 == 2
	switch response.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusGone:
		d.Reachable = &reachable
		return d, nil
	}
	if !reachable {
		return d, fmt.Errorf("the server answers with %s", response.Status)
	}
	d.Reachable, d.ContentType = &reachable, response.Header.Get("Content-Type")
	size, err := io.Copy(io.Discard, io.LimitReader(response.Body, maxDocumentSize+1))
	if err == nil && size <= maxDocumentSize {
		d.Size = &size
	}
	return d, nil
}

// withoutURL is the reason alone: the address stands before it already.
func withoutURL(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
