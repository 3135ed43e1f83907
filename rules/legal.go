package rules

import (
	"iter"
	"net/url"
	"path"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
)

var documentsInS3 = rule{
	Row:   "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/1",
	Sides: fold.LegalTerm,
	Run:   func(p *pass, o *fold.Entity) { reportOutsideS3(p, o, fold.LegalTerm, "buyers") },
}

// reportOutsideS3 reports documents of a legal term that are not in Amazon S3, or that its
// readers cannot open there.
func reportOutsideS3(p *pass, o *fold.Entity, part fold.Parts, readers msg.Words) {
	for at := range ownDocuments(o, part) {
		document, _ := o.Catalog.Facts.LegalDocument(at.Text())
		var notInS3 msg.Text
		if location, err := url.Parse(at.Text()); err == nil {
			var inS3 string
			if notInS3, inS3 = whyNotInS3(location, readers); inS3 != "" {
				p.suggest(at, inS3)
			}
		}
		switch {
		case !notInS3.IsEmpty():
			p.Report(at, "%s", notInS3)
		case document.Reachable == nil:
			p.Need(errcodes.NeedAWS)
		case !*document.Reachable:
			p.Report(at, "LegalDocuments says that the document cannot be read; check the URL, and let the bucket's policy allow everybody to read the object")
		}
	}
}

// whyNotInS3 says why readers cannot read a document of Amazon S3 at a URL, and which
// one to give, if that is known; "" when they may.
func whyNotInS3(location *url.URL, readers msg.Words) (why msg.Text, instead string) {
	host := location.Hostname()
	switch scheme := location.Scheme; {
	case scheme == "s3":
		instead = urlInS3(host, strings.TrimPrefix(location.Path, "/"))
		return msg.F("%s cannot open an S3 URI; give the https URL of the object%s", readers, orExample(instead)), instead
	case scheme != "https" && scheme != "http" && isS3(host):
		instead = "https://" + location.Host + location.EscapedPath()
		return msg.F("%s cannot open a URL whose scheme is %s; give the https URL of the object%s", readers, scheme, orExample(instead)), instead
	case isConsole(host):
		bucket := strings.TrimPrefix(location.Path, "/s3/object/")
		if bucket == location.Path {
			bucket = ""
		}
		instead = urlInS3(bucket, location.Query().Get("prefix"))
		return msg.F("this is a page of the AWS console, which %s cannot open; give the https URL of the object%s", readers, orExample(instead)), instead
	case !isS3(host):
		return msg.F("the host %s is not one of Amazon S3; put the document into an S3 bucket and give its URL there%s", host, orExample("")), ""
	}
	return msg.Text{}, ""
}

// orExample ends a sentence with the URL of an object, or with an example when it is
// not known which.
func orExample(object string) msg.Text {
	if object == "" {
		return msg.Plain(", such as https://bucket.s3.amazonaws.com/eula.pdf")
	}
	return msg.F(": %s", object)
}

// urlInS3 is the URL of an object; "" when it is not known which.
func urlInS3(bucket, key string) string {
	if bucket == "" || key == "" {
		return ""
	}
	object := url.URL{Scheme: "https", Host: bucket + ".s3.amazonaws.com", Path: "/" + key}
	if strings.Contains(bucket, ".") { // the certificate of S3 covers no further dots
		object.Host, object.Path = "s3.amazonaws.com", "/"+bucket+"/"+key
	}
	return object.String()
}

// isConsole reports whether a host is one of the AWS Management Console, such as
// us-east-1.console.aws.amazon.com.
func isConsole(host string) bool {
	host = "." + strings.ToLower(host)
	for _, domain := range [...]string{".console.aws.amazon.com", ".console.amazonaws-us-gov.com", ".console.amazonaws.cn"} {
		if strings.HasSuffix(host, domain) {
			return true
		}
	}
	return false
}

var newestStandardContract = rule{
	Row:   "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/2",
	Sides: fold.LegalTerm,
	Run: func(p *pass, o *fold.Entity) {
		isNew, newest := o.Before.IsReleased().Not(), valuesOf(o).newestStandardEula
		for _, document := range legalTerm(o).Documents() {
			version := document.Version()
			isOld := document.Type() == "StandardEula" && version.Text() != "" && version.Text() < newest
			if p.Require(check.If(isOld), isNew) {
				p.suggest(version, newest)
				p.Report(version, "version %s is given; write %q, the newest", version.Text(), msg.Words(newest))
			}
		}
	},
}

var formatOfDocuments = rule{
	Row:   "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/3",
	Sides: fold.LegalTerm,
	Run:   func(p *pass, o *fold.Entity) { reportFormats(p, o, fold.LegalTerm, check.ByBasis) },
}

// reportFormats reports documents of a legal term whose format AWS does not support.
func reportFormats(p *pass, o *fold.Entity, part fold.Parts, as check.Grade) {
	for at := range ownDocuments(o, part) {
		contentType := readDocument(o, at.Text()).ContentType
		if p.Require(isSupportedFormat(contentType, at.Text()).Not()) {
			p.ReportAs(as, jsondoc.At(at), "LegalDocuments says that the document is %s; PDF (application/pdf) and plain text (text/plain) are supported; store it as one of them", contentType)
		}
	}
}

// isSupportedFormat goes by what was found at a URL. S3 calls an object
// octet-stream that was stored without a type; then the extension is a hint.
func isSupportedFormat(contentType, location string) check.Cond {
	mediaType, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	mediaType = strings.TrimSpace(mediaType)
	switch {
	case mediaType == "application/pdf" || mediaType == "application/x-pdf" || mediaType == "text/plain":
		return check.If(true)
	case strings.HasSuffix(mediaType, "/octet-stream"):
		if u, err := url.Parse(location); err == nil {
			extension := strings.ToLower(path.Ext(u.Path))
			if extension == ".pdf" || extension == ".txt" {
				return check.If(true)
			}
		}
		return check.NotKnown(errcodes.NeedAWS)
	case !strings.Contains(mediaType, "/"): // none, or no media type
		return check.NotKnown(errcodes.NeedAWS)
	}
	return check.If(false)
}

var documentsOfProduct = rule{
	Row:   "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/4",
	Sides: fold.LegalTerm,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		ofData := product.IsType("DataProduct")
		for _, document := range legalTerm(o).Documents() {
			kind := document.Get("Type")
			isDsa := strings.HasSuffix(kind.Text(), "Dsa")
			switch {
			case kind.Text() == "":
			case isDsa && p.Require(ofData.Not()):
				p.Report(kind, "%s is a data subscription agreement, and %s is of type %s; give a CustomEula or a StandardEula instead", kind.Text(), product.Label(), typeOf(product))
			case !isDsa && p.Require(ofData):
				p.Report(kind, "%s is for software, and %s is of type %s; give a data subscription agreement instead, CustomDsa or StandardDsa", kind.Text(), product.Label(), typeOf(product))
			}
		}
	},
}

var openDocuments = rule{
	Row:   "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/5",
	Sides: fold.LegalTerm,
	Run: func(p *pass, o *fold.Entity) {
		for at, document := range documentsByURL(o) {
			if isProtected := document.PasswordProtected; p.Require(knownFlag(isProtected, errcodes.NeedAWS)) {
				p.Report(at, "LegalDocuments says that the document is protected by a password; store it without one")
			}
		}
	},
}

var validDocuments = rule{
	Row:   "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/6",
	Sides: fold.LegalTerm,
	Run: func(p *pass, o *fold.Entity) {
		for at, document := range documentsByURL(o) {
			if mayBePDF(document.ContentType) && p.Require(knownFlag(document.ValidPDF, errcodes.NeedAWS).Not()) {
				p.Report(at, "LegalDocuments says that the document is not a valid PDF; export it as a PDF again, and check that it opens")
			}
		}
	},
}

// mayBePDF reports whether a document may be a PDF, by what S3 calls it.
func mayBePDF(contentType string) bool {
	mediaType, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	mediaType = strings.TrimSpace(mediaType)
	return mediaType == "application/pdf" || mediaType == "application/x-pdf" || strings.HasSuffix(mediaType, "/octet-stream") || !strings.Contains(mediaType, "/")
}

// documentsByURL are the documents that have a URL, with what is known of them. A
// StandardEula has none that counts.
func documentsByURL(o *fold.Entity) iter.Seq2[jsondoc.Node, fold.LegalDocument] {
	return func(yield func(jsondoc.Node, fold.LegalDocument) bool) {
		for _, document := range legalTerm(o).Documents() {
			at := document.URL()
			known, _ := o.Catalog.Facts.LegalDocument(at.Text())
			if document.Type() != "StandardEula" && at.Text() != "" && !yield(at, known) {
				return
			}
		}
	}
}

var sizeOfDocuments = rule{
	Row:   "UpdateLegalTerms/LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE/1",
	Sides: fold.LegalTerm,
	Run:   func(p *pass, o *fold.Entity) { reportSizes(p, o, fold.LegalTerm) },
}

// reportSizes holds the documents of a legal term to the limit of their size.
func reportSizes(p *pass, o *fold.Entity, part fold.Parts) {
	for at := range ownDocuments(o, part) {
		size := readDocument(o, at.Text()).Size
		if size == nil {
			p.Need(errcodes.NeedAWS) // without it a limit decides nothing
			continue
		}
		if most, over := exceeds(p, o, *size, func(l *offer.Limits) *int64 { return l.LegalDocumentSize }); over {
			p.Report(at, "LegalDocuments says that the document has %d bytes, Limits.LegalDocumentSize is %d; shorten it", *size, most)
		}
	}
}

func legalTerm(o *fold.Entity) view.Term {
	return view.Term{Node: o.After.Part(fold.LegalTerm).Value()}
}

// ownDocuments are the URLs of the seller's own documents in a legal term. A standard
// contract has none that counts: AWS Marketplace keeps it.
func ownDocuments(o *fold.Entity, part fold.Parts) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for _, document := range (view.Term{Node: o.After.Part(part).Value()}).Documents() {
			isOwn := document.Type() == "CustomEula" || document.Type() == "CustomResellerContract"
			if isOwn && document.URL().Text() != "" && !yield(document.URL()) {
				return
			}
		}
	}
}

// readDocument is what is known of the document at a URL that could be read:
// what was found where it could not be is S3's own answer.
func readDocument(o *fold.Entity, location string) fold.LegalDocument {
	document, _ := o.Catalog.Facts.LegalDocument(location)
	if document.Reachable != nil && !*document.Reachable {
		return fold.LegalDocument{}
	}
	return document
}

// isS3 reports whether a host may be one of Amazon S3, in any partition of AWS:
// a bucket's own host or one for all buckets, with or without a Region, those
// of websites, acceleration, FIPS, dual stack and VPC endpoints included.
func isS3(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, partition := range [...]string{
		".amazonaws.com", ".api.aws", // standard, GovCloud (US)
		".amazonaws.com.cn", ".api.amazonwebservices.com.cn", // China
		".amazonaws.eu",                                                       // European Sovereign Cloud
		".c2s.ic.gov", ".sc2s.sgov.gov", ".cloud.adc-e.uk", ".csp.hci.ic.gov", // isolated
	} {
		if name, ok := strings.CutSuffix(host, partition); ok {
			return endsInS3(strings.Split(name, "."))
		}
	}
	return false
}

// endsInS3 looks for S3 among the labels of a host: s3, or one that begins with
// it, such as s3-website-us-east-1. What stands before is the bucket.
func endsInS3(labels []string) bool {
	for i, label := range labels {
		isService := label == "s3" || strings.HasPrefix(label, "s3-") || strings.HasPrefix(label, "s3express-")
		if isService && endsService(labels[i+1:]) {
			return true
		}
	}
	return false
}

// endsService reports whether labels are what may stand after the service:
// dualstack, a Region and vpce, each or none, in that order.
func endsService(labels []string) bool {
	if len(labels) > 0 && labels[0] == "dualstack" {
		labels = labels[1:]
	}
	if len(labels) > 0 && isRegion(labels[0]) {
		labels = labels[1:]
	}
	if len(labels) > 0 && labels[0] == "vpce" {
		labels = labels[1:]
	}
	return len(labels) == 0
}

// isRegion reports whether a label is made like a Region, such as us-gov-west-1.
func isRegion(label string) bool {
	last := label[max(len(label)-1, 0):]
	return strings.Contains(label, "-") && "0" <= last && last <= "9"
}
