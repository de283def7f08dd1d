"""Which address of the knowledge leads where? Part of the desk's own names; fixed words stand before causes."""

from django.urls import URLPattern, path

from diagnostics.web.knowledge import (
    articles,
    bench,
    drafts,
    editions,
    gaps,
    publications,
    reading,
    rediagnoses,
    rule_lists,
    rules,
)

urlpatterns: list[URLPattern] = [
    path("", reading.knowledge, name="knowledge"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("publish/", publications.publish, name="publish"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<int:number>/", editions.edition, name="edition"),
    path("editions/<int:number>/restore/", editions.restore, name="restore"),
    path("clusters/", gaps.clusters, name="clusters"),
    path("coverage/", gaps.coverage, name="coverage"),
    path("accuracy/", gaps.accuracy, name="accuracy"),
    path("bench/", bench.bench, name="bench"),
    path("rediagnoses/", rediagnoses.rediagnoses, name="rediagnoses"),
    path("rediagnoses/start/", rediagnoses.start, name="rediagnosis-start"),
    path("rediagnoses/<int:pk>/", rediagnoses.run, name="rediagnosis"),
    path("rediagnoses/<int:pk>/progress/", rediagnoses.progress, name="rediagnosis-progress"),
    path("rediagnoses/<int:pk>/cancel/", rediagnoses.cancel, name="rediagnosis-cancel"),
    path("rediagnoses/<int:pk>/undo/", rediagnoses.undo, name="rediagnosis-undo"),
    path("rules/new/", rules.new, name="rule-new"),
    path("rules/check/", rules.check, name="rule-check"),
    path("<slug:slug>/", reading.cause, name="cause"),
    path("<slug:slug>/edit/", articles.edit, name="article"),
    path("<slug:slug>/edit/preview/", articles.preview, name="article-preview"),
    path("<slug:slug>/edit/drop/", articles.drop, name="draft-drop"),
    path("<slug:slug>/edit/rebase/", articles.rebase, name="draft-rebase"),
    path("<slug:slug>/rules/", rule_lists.rules, name="rules"),
    path("<slug:slug>/rules/<slug:rule>/", rules.edit, name="rule"),
    path("<slug:slug>/rules/<slug:rule>/move/", rule_lists.move, name="rule-move"),
    path("<slug:slug>/rules/<slug:rule>/delete/", rule_lists.delete, name="rule-delete"),
]
