-- Which unit took a unit's place when it ended, for figures in today's organisation.
alter table registry.unit
    add successor_id int references registry.unit,
    add check (successor_id is null or to_on is not null and successor_id <> id);
select operation.annotate('registry.unit', 'none', 'statistics', 'until further notice', 'successor_id');
