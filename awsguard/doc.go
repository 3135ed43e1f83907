// Package awsguard is a guard for clients of aws-sdk-go-v2: it checks each request before it
// is sent. A request with errors is not sent, and the call returns the report as its error.
//
//	client := marketplacecatalog.NewFromConfig(cfg, awsguard.Guard{}.Catalog)
//
// [Guard.Catalog] is for StartChangeSet, [Guard.Agreement] for the requests of
// the Agreement Service; other operations are let through untouched. A [Lookup]
// asks AWS for what cannot be known from the request.
//
// It is a module of its own, so that a program with offercheck alone does not depend on the
// SDK.
package awsguard
