package legaldocs

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
)

func anyAddress(netip.Addr) bool { return true }

// What a server answers becomes facts; what cannot be told is an error beside
// them.
func TestProbe(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/eula.pdf", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		fmt.Fprint(w, "%PDF-1.7")
	})
	mux.HandleFunc("/secret", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.Handle("/moved", http.RedirectHandler("/eula.pdf", http.StatusFound))
	mux.Handle("/round", http.RedirectHandler("/round", http.StatusFound))
	mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, c := range []struct{ path, facts, problem string }{
		{"/eula.pdf", `{"LegalDocuments":[{"Url":"URL","Reachable":true,"ContentType":"application/pdf","Size":8}]}`, ""},
		{"/moved", `{"LegalDocuments":[{"Url":"URL","Reachable":true,"ContentType":"application/pdf","Size":8}]}`, ""},
		{"/secret", `{"LegalDocuments":[{"Url":"URL","Reachable":false}]}`, ""},
		{"/nowhere", `{"LegalDocuments":[{"Url":"URL","Reachable":false}]}`, ""},
		{"/broken", `{"LegalDocuments":[]}`, "URL: the server answers with 502 Bad Gateway"},
		{"/round", `{"LegalDocuments":[]}`, "URL: more than 5 redirects"},
		{"/file", `{"LegalDocuments":[]}`, "URL: file:///etc/passwd is not a plain http or https address"},
	} {
		url := server.URL + c.path
		facts, err := newProber(anyAddress).facts(t.Context(), []string{url})
		if diff := cmp.Diff(strings.ReplaceAll(c.facts, "URL", url), string(facts)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.path, diff)
		}
		problem := ""
		if err != nil {
			problem = err.Error()
		}
		if want := strings.ReplaceAll(c.problem, "URL", url); problem != want {
			t.Errorf("%s: the problem is %q, want %q", c.path, problem, want)
		}
		if _, err := offercheck.ReadFacts(facts); err != nil {
			t.Errorf("%s: the facts are not taken: %v", c.path, err)
		}
	}
}

// A name that leads to this machine is not followed there.
func TestProbeRefusesPrivateAddresses(t *testing.T) {
	asked := false
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer server.Close()
	facts, err := newProber(isPublic).facts(t.Context(), []string{server.URL})
	if err == nil || !strings.Contains(err.Error(), "127.0.0.1 is not a public address") || asked {
		t.Errorf("asked: %t, the error is %v", asked, err)
	}
	if string(facts) != `{"LegalDocuments":[]}` {
		t.Errorf("the facts are %s", facts)
	}
}

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": true, "52.216.0.1": true, "2600:1f00::1": true,
		"127.0.0.1": false, "10.0.0.1": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "fe80::1": false, "fd00::1": false, "ff02::1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("isPublic(%s) = %t", address, got)
		}
	}
}

func TestProbeTakesURLsOfLegalTerms(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // nothing is asked
	_, err := Probe(ctx, []byte(`[{"ChangeType": "UpdateLegalTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
	  "DetailsDocument": {"Terms": [{"Type": "LegalTerm", "Documents": [
	    {"Type": "CustomEula", "Url": "https://a.s3.amazonaws.com/1"}, {"Type": "CustomEula", "Url": "https://a.s3.amazonaws.com/1"},
	    {"Type": "StandardEula", "Version": "2022-07-14"}, {"Type": "CustomEula", "Url": "ftp://example.com/2"}]}]}},
	 {"ChangeType": "UpdateLegalTerms", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"},
	  "DetailsDocument": {"Terms": [{"Type": "BuyerLegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://a.s3.amazonaws.com/3"}]},
	    {"Type": "ResaleLegalTerm", "Documents": [{"Type": "CustomResellerContract", "Url": "https://a.s3.amazonaws.com/4"}]}]}},
	 {"ChangeType": "UpdateLegalTerms", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"},
	  "DetailsDocument": {"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://a.s3.amazonaws.com/5"}]}]}}]`))
	want := "https://a.s3.amazonaws.com/1: context canceled\nftp://example.com/2: ftp://example.com/2 is not a plain http or https address\n" +
		"https://a.s3.amazonaws.com/3: context canceled\nhttps://a.s3.amazonaws.com/4: context canceled"
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v\nwant\n%s", err, want)
	}
	if _, err := Probe(t.Context(), []byte("{")); err == nil {
		t.Error("what is no change set is taken")
	}
}
