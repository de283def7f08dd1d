"""Which address of the knowledge leads where? Part of the desk's own names; fixed words stand before causes."""

from django.urls import URLPattern, path

from diagnostics.web.knowledge import articles, drafts, reading, rule_lists, rules

urlpatterns: list[URLPattern] = [
    path("", reading.knowledge, name="knowledge"),
    path("drafts/", drafts.drafts, name="drafts"),
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
