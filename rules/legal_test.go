package rules_test

import (
	"fmt"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

func TestDocumentsInS3(t *testing.T) {
	const row = "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/1"
	hosts := map[string][]string{
		"undecided aws": {
			"s3.amazonaws.com", "bucket.s3.amazonaws.com", "my.dotted.bucket.s3.amazonaws.com", "S3.AmazonAWS.com", "bucket.s3.amazonaws.com.",
			"bucket.s3.amazonaws.com:443", "s3.us-east-1.amazonaws.com", "bucket.s3.us-east-1.amazonaws.com",
			"s3-us-west-2.amazonaws.com", "bucket.s3-us-west-2.amazonaws.com", "s3-external-1.amazonaws.com",
			"bucket.s3.dualstack.eu-west-1.amazonaws.com", "s3.dualstack.eu-west-1.amazonaws.com",
			"bucket.s3-fips.us-gov-west-1.amazonaws.com", "s3-fips-us-gov-west-1.amazonaws.com", "bucket.s3-fips.dualstack.us-east-1.amazonaws.com",
			"bucket.s3-accelerate.amazonaws.com", "bucket.s3-accelerate.dualstack.amazonaws.com",
			"bucket.s3-website-us-east-1.amazonaws.com", "bucket.s3-website.eu-central-1.amazonaws.com",
			"point-111122223333.s3-accesspoint.us-east-1.amazonaws.com", "mfzwi23gnjvgw.accesspoint.s3-global.amazonaws.com",
			"bucket--use1-az5--x-s3.s3express-use1-az5.us-east-1.amazonaws.com", "bucket.bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com",
			"bucket.s3.cn-north-1.amazonaws.com.cn", "s3.cn-northwest-1.amazonaws.com.cn", "s3.dualstack.cn-north-1.amazonaws.com.cn",
			"bucket.s3.eusc-de-east-1.amazonaws.eu", "s3.us-iso-east-1.c2s.ic.gov", "s3.us-isob-east-1.sc2s.sgov.gov",
			"s3.us-east-0.amazonaws.com", "s3.us-east-9.amazonaws.com",
			"s3.eu-isoe-west-1.cloud.adc-e.uk", "s3.us-isof-south-1.csp.hci.ic.gov",
		},
		"error /0/DetailsDocument/Terms/0/Documents/0/Url": {
			"example.com", "www.example.com:8443", "s3.example.com", "localhost", "10.0.0.1", "[::1]",
			"amazonaws.com", "bucket.amazonaws.com", "us-east-1.amazonaws.com", "bucket.s3.amazonaws.com.example.com",
			"s3.evilamazonaws.com", "s3-amazonaws.com", "s3amazonaws.com", "bucket.s3amazonaws.com", "xs3.amazonaws.com",
			"ec2.us-east-1.amazonaws.com", "abc.execute-api.us-east-1.amazonaws.com", "s3.execute-api.us-east-1.amazonaws.com",
			"s3-docs-1234.us-east-1.elb.amazonaws.com", "s3.docs.us-east-1.amazonaws.com", "s3.docs2.amazonaws.com", "s3.us-east-1.us-east-1.amazonaws.com",
			"s3.us-east-.amazonaws.com", "s3.us-east-x.amazonaws.com", "s3..amazonaws.com",
			"d111111abcdef8.cloudfront.net", "s3.console.aws.amazon.com", "docs.aws.amazon.com", "storage.googleapis.com",
		},
	}
	for want, list := range hosts {
		for _, host := range list {
			t.Run(host, func(t *testing.T) {
				expect(t, found(t, row, "", change("UpdateLegalTerms", "offer-1", ownEula("https://"+host+"/s3.amazonaws.com/eula.pdf"))), want)
			})
		}
	}
}

// What is wrong with a URL, and which one to give, stands in the detail.
func TestWhyNotInS3(t *testing.T) {
	for location, want := range map[string]string{
		"https://bucket.s3.amazonaws.com/eula.pdf": "", "http://bucket.s3.amazonaws.com/eula.pdf": "", "HTTPS://s3.amazonaws.com/bucket/eula.pdf": "",
		"https://bucket.s3.amazonaws.com/eula.pdf?X-Amz-Expires=3600&X-Amz-Signature=ab": "",

		"s3://bucket/eula.pdf":            "buyers cannot open an S3 URI; give the https URL of the object: https://bucket.s3.amazonaws.com/eula.pdf",
		"S3://bucket/a/b%20c/100%25.pdf":  "buyers cannot open an S3 URI; give the https URL of the object: https://bucket.s3.amazonaws.com/a/b%20c/100%25.pdf",
		"s3://my.dotted.bucket/eula.pdf":  "buyers cannot open an S3 URI; give the https URL of the object: https://s3.amazonaws.com/my.dotted.bucket/eula.pdf",
		"s3://bucket":                     "buyers cannot open an S3 URI; give the https URL of the object, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"s3://bucket/":                    "buyers cannot open an S3 URI; give the https URL of the object, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"s3://bucket.s3.amazonaws.com/a":  "buyers cannot open an S3 URI; give the https URL of the object: https://s3.amazonaws.com/bucket.s3.amazonaws.com/a",
		"ftp://bucket.s3.amazonaws.com/a": "buyers cannot open a URL whose scheme is ftp; give the https URL of the object: https://bucket.s3.amazonaws.com/a",
		"file://s3.amazonaws.com/b/a%20b": "buyers cannot open a URL whose scheme is file; give the https URL of the object: https://s3.amazonaws.com/b/a%20b",

		"ftp://example.com/eula.pdf":   "the host example.com is not one of Amazon S3; put the document into an S3 bucket and give its URL there, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"https://example.com/eula.pdf": "the host example.com is not one of Amazon S3; put the document into an S3 bucket and give its URL there, such as https://bucket.s3.amazonaws.com/eula.pdf",

		"https://s3.console.aws.amazon.com/s3/object/bucket?region=us-east-1&prefix=legal/eula.pdf": "this is a page of the AWS console, which buyers cannot open; give the https URL of the object: https://bucket.s3.amazonaws.com/legal/eula.pdf",
		"https://us-east-1.console.aws.amazon.com/s3/object/bucket?prefix=eula.pdf":                 "this is a page of the AWS console, which buyers cannot open; give the https URL of the object: https://bucket.s3.amazonaws.com/eula.pdf",
		"https://us-east-1.console.aws.amazon.com/s3/buckets/bucket?prefix=legal/":                  "this is a page of the AWS console, which buyers cannot open; give the https URL of the object, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"https://console.aws.amazon.com/s3/object/bucket":                                           "this is a page of the AWS console, which buyers cannot open; give the https URL of the object, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"https://cn-north-1.console.amazonaws.cn/s3/":                                               "this is a page of the AWS console, which buyers cannot open; give the https URL of the object, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"https://US-GOV-WEST-1.console.amazonaws-us-gov.com/":                                       "this is a page of the AWS console, which buyers cannot open; give the https URL of the object, such as https://bucket.s3.amazonaws.com/eula.pdf",
		"https://myconsole.aws.amazon.com/":                                                         "the host myconsole.aws.amazon.com is not one of Amazon S3; put the document into an S3 bucket and give its URL there, such as https://bucket.s3.amazonaws.com/eula.pdf",
	} {
		report, err := offercheck.Validate([]byte("[" + change("UpdateLegalTerms", "offer-1", ownEula(location)) + "]"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range report.Findings {
			got += f.Detail
		}
		if got != want {
			t.Errorf("%s: %q, want %q", location, got, want)
		}
	}
}

// ownEula are the details of an UpdateLegalTerms with a document of the seller's.
func ownEula(url string) string {
	return fmt.Sprintf(`{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": %q}]}]}`, url)
}

const standardEula = `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14", "Url": "https://example.com/"}]}]}`

func TestWhatIsKnownOfDocuments(t *testing.T) {
	const (
		reachable = "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/1"
		format    = "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/3"
		size      = "UpdateLegalTerms/LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE/1"
		wrong     = "error /0/DetailsDocument/Terms/0/Documents/0/Url"
		open      = "undecided aws"
		unlimited = "undecided limits"
	)
	for name, test := range map[string]struct {
		row, extension, known, limit string
		want                         string
	}{
		"nobody looked":                  {reachable, "pdf", ``, ``, open},
		"nobody looked at it":            {reachable, "pdf", `"Size": 1`, ``, open},
		"could be read":                  {reachable, "pdf", `"Reachable": true`, ``, ""},
		"could not be read":              {reachable, "pdf", `"Reachable": false`, ``, wrong},
		"format: nobody looked":          {format, "docx", ``, ``, open},
		"format: no content type":        {format, "pdf", `"Reachable": true`, ``, open},
		"format: PDF":                    {format, "docx", `"ContentType": "application/pdf"`, ``, ""},
		"format: PDF in capitals":        {format, "pdf", `"ContentType": "Application/PDF"`, ``, ""},
		"format: text":                   {format, "txt", `"ContentType": "text/plain; charset=utf-8"`, ``, ""},
		"format: text, a blank more":     {format, "txt", `"ContentType": "text/plain ; charset=utf-8"`, ``, ""},
		"format: PDF by its old name":    {format, "pdf", `"ContentType": "application/x-pdf"`, ``, ""},
		"format: HTML":                   {format, "html", `"ContentType": "text/html; charset=utf-8"`, ``, wrong},
		"format: Word":                   {format, "docx", `"ContentType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"`, ``, wrong},
		"format: HTML called PDF":        {format, "pdf", `"ContentType": "text/html"`, ``, wrong},
		"format: no type, PDF":           {format, "PDF", `"ContentType": "binary/octet-stream"`, ``, ""},
		"format: no type, text":          {format, "txt", `"ContentType": "application/octet-stream"`, ``, ""},
		"format: no type, PDF with tail": {format, "pdf?versionId=1", `"ContentType": "binary/octet-stream"`, ``, ""},
		"format: no type, Word":          {format, "docx", `"ContentType": "binary/octet-stream"`, ``, open},
		"format: no type at all":         {format, "pdf", `"ContentType": "pdf"`, ``, open},
		"format: of an error page":       {format, "pdf", `"Reachable": false, "ContentType": "application/xml"`, ``, open},
		"size: nobody looked":            {size, "pdf", ``, ``, open},
		"size: nobody looked, a limit":   {size, "pdf", ``, `"LegalDocumentSize": 1000`, open},
		"size: no limit":                 {size, "pdf", `"Size": 1000`, ``, unlimited},
		"size: at it":                    {size, "pdf", `"Size": 1000`, `"LegalDocumentSize": 1000`, ""},
		"size: above":                    {size, "pdf", `"Size": 1001`, `"LegalDocumentSize": 1000`, wrong},
		"size: of an error page":         {size, "pdf", `"Reachable": false, "Size": 1001`, `"LegalDocumentSize": 1000`, open},
		"size: above for every type":     {size, "pdf", `"Size": 1001`, `"LegalDocumentSize": 1000, "ByProductType": {"SaaSProduct": {"LegalDocumentSize": 500}}`, wrong},
		"size: above for one type":       {size, "pdf", `"Size": 1001`, `"LegalDocumentSize": 1001, "ByProductType": {"SaaSProduct": {"LegalDocumentSize": 500}}`, "undecided offer, product"},
	} {
		t.Run(name, func(t *testing.T) {
			url := "https://bucket.s3.us-east-1.amazonaws.com/eula." + test.extension
			facts := `{"Limits": {` + test.limit + `}}`
			if test.known != "" {
				facts = fmt.Sprintf(`{"Limits": {%s}, "LegalDocuments": [{"Url": %q, %s}]}`, test.limit, url, test.known)
			}
			var want []string
			if test.want != "" {
				want = []string{test.want}
			}
			expect(t, found(t, test.row, facts, change("UpdateLegalTerms", "offer-1", ownEula(url))), want...)
			expect(t, found(t, test.row, facts, change("UpdateLegalTerms", "offer-1", standardEula)))
			expect(t, found(t, test.row, facts, change("UpdateLegalTerms", "offer-1", `{"Terms": []}`)))
		})
	}
}

func TestNewestStandardContract(t *testing.T) {
	const (
		row      = "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/2"
		old      = `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2019-04-24"}]}]}`
		draft    = `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "State": "Draft"}}]}`
		released = `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "State": "Released"}}]}`
		create   = `{"ChangeType": "CreateOffer", "ChangeName": "new", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`
		wrong    = "/DetailsDocument/Terms/0/Documents/0/Version"
	)
	const created = "$new.Entity.Identifier"
	update := func(id, details string) string { return change("UpdateLegalTerms", id, details) }
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"draft":                 {draft, []string{update("offer-1", old)}, []string{"error /0" + wrong}},
		"draft, newest":         {draft, []string{update("offer-1", standardEula)}, nil},
		"draft, to be released": {draft, []string{update("offer-1", old), change("ReleaseOffer", "offer-1", "{}")}, []string{"error /0" + wrong}},
		"released":              {released, []string{update("offer-1", old)}, nil},
		"not known":             {"", []string{update("offer-1", old)}, []string{"undecided offer"}},
		"not known, newest":     {"", []string{update("offer-1", standardEula)}, nil},
		"created":               {"", []string{create, update(created, old)}, []string{"error /1" + wrong}},
		"a version of one's own": {draft, []string{update("offer-1", `{"Terms": [{"Type": "LegalTerm", "Documents": [
			{"Type": "CustomEula", "Url": "https://s3.amazonaws.com/bucket/eula.pdf", "Version": "1"}]}]}`)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), test.want...)
		})
	}
}

// What is known of a document at a URL decides whether it can be opened; that of a standard
// contract does not count.
func TestOpenDocuments(t *testing.T) {
	const (
		password, valid = "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/5", "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/6"
		open, bad       = "undecided aws", "error /0/DetailsDocument/Terms/0/Documents/0/Url"
		url             = "https://b.s3.amazonaws.com/eula.pdf"
	)
	for _, c := range []struct{ name, documentType, known, password, valid string }{
		{"nothing known", "CustomEula", ``, open, open},
		{"protected", "CustomEula", `, "PasswordProtected": true`, bad, open},
		{"not protected", "CustomEula", `, "PasswordProtected": false`, "", open},
		{"not valid", "CustomEula", `, "ValidPdf": false`, open, bad},
		{"valid", "CustomEula", `, "ValidPdf": true`, open, ""},
		{"a PDF", "CustomEula", `, "ContentType": "Application/PDF; charset=x"`, open, open},
		{"a PDF, not valid", "CustomEula", `, "ContentType": "application/pdf", "ValidPdf": false`, open, bad},
		{"stored without a type, not valid", "CustomEula", `, "ContentType": "binary/octet-stream", "ValidPdf": false`, open, bad},
		{"a text, not valid", "CustomEula", `, "ContentType": "text/plain", "ValidPdf": false`, open, ""},
		{"a data subscription agreement", "CustomDsa", `, "PasswordProtected": true, "ValidPdf": false`, bad, bad},
		{"a standard contract", "StandardEula", `, "PasswordProtected": true, "ValidPdf": false`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := `{"LegalDocuments": [{"Url": "` + url + `"` + c.known + `}]}`
			update := change("UpdateLegalTerms", "offer-1", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "`+c.documentType+`", "Version": "2022-07-14", "Url": "`+url+`"}]}]}`)
			if c.documentType == "CustomEula" {
				update = change("UpdateLegalTerms", "offer-1", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "`+url+`"}]}]}`)
			}
			expect(t, found(t, password, facts, update), notEmpty(c.password)...)
			expect(t, found(t, valid, facts, update), notEmpty(c.valid)...)
		})
	}
}

// Data products have legal documents of their own.
func TestDocumentsOfProduct(t *testing.T) {
	const row, bad = "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/4", "warning /0/DetailsDocument/Terms/0/Documents/0/Type"
	for _, c := range []struct{ product, document, want string }{
		{"SaaSProduct", "StandardDsa", bad},
		{"SaaSProduct", "CustomDsa", bad},
		{"SaaSProduct", "StandardEula", ""},
		{"DataProduct", "StandardDsa", ""},
		{"DataProduct", "StandardEula", bad},
		{"DataProduct", "CustomEula", bad},
		{"", "StandardEula", "undecided product"},
		{"", "StandardDsa", "undecided product"},
	} {
		t.Run(c.document+" "+c.product, func(t *testing.T) {
			facts := `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"State": "Draft", "ProductId": "prod-1"}}`
			if c.product != "" {
				facts += `, {"EntityType": "` + c.product + `@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}`
			}
			document := `{"Type": "` + c.document + `", "Version": "2022-07-14"}`
			if c.document == "CustomEula" || c.document == "CustomDsa" {
				document = `{"Type": "` + c.document + `", "Url": "https://b.s3.amazonaws.com/eula.pdf"}`
			}
			update := change("UpdateLegalTerms", "offer-1", `{"Terms": [{"Type": "LegalTerm", "Documents": [`+document+`]}]}`)
			expect(t, foundIn(t, errcodes.Edition2026, row, facts+`]}`, update), notEmpty(c.want)...)
		})
	}
}
