-- What a sender may report about, and how it shows who it is besides a token. An empty list of types or care providers
-- means all: all types, and the care providers that are connected to its services.

alter table registry.sender
    add column types text[] not null default '{}',
    add column care_providers text[] not null default '{}',
    add column oauth_client text unique,
    add column certificate_sha256 text[] not null default '{}',
    add column certificate_subject text unique;
select operation.annotate('registry.sender', 'none', 'access control', 'until further notice', 'types',
    'care_providers', 'oauth_client', 'certificate_sha256', 'certificate_subject');
