/**
 * What is Carerix's alone: the commands' names, the form of their payloads and of the callback URL.
 * Source: "How to integrate with Carerix Marketplace", section Feature lifecycle.
 */
package io.marketsuite.ingress.carerix;
