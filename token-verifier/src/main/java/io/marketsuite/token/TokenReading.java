package io.marketsuite.token;

/** What the text of a token says, before anything of it is proven. */
record TokenReading(TokenHeader header, Claims claims, IssuerUrls issuer) {}
