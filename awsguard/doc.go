// Package awsguard keeps bad requests from leaving: a guard on a client of
// aws-sdk-go-v2 checks each request as it will be sent, and the call of a bad
// one returns the report as its error.
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
