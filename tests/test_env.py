"""What the environment may say, and how a mistake in it is told."""

from pathlib import Path

import pytest

from bounceportal import env


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("Yes", True), ("off", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, value: str, meaning: bool) -> None:
    monkeypatch.setenv("HTTPS", value)
    assert env.flag("HTTPS") is meaning


def test_a_flag_that_is_neither_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", "perhaps")
    with pytest.raises(env.Misconfigured, match="HTTPS='perhaps' is neither yes nor no"):
        env.flag("HTTPS")


def test_a_number_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_LIMIT_MB", "25MB")
    with pytest.raises(env.Misconfigured, match="MAIL_LIMIT_MB='25MB' is not a whole number"):
        env.number("MAIL_LIMIT_MB", 25)


def test_names_are_parted_by_blanks_or_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "desk.example.jp, 127.0.0.1")
    assert env.words("ALLOWED_HOSTS") == ["desk.example.jp", "127.0.0.1"]


def test_a_database_url_is_taken_apart() -> None:
    found = env.database("postgres://desk:p%40ss@db.example.jp:6432/bounces?sslmode=require")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("desk", "p@ss", "db.example.jp", "6432")
    assert (found["NAME"], found["OPTIONS"]) == ("bounces", {"sslmode": "require"})


def test_another_database_than_postgresql_is_refused() -> None:
    with pytest.raises(env.Misconfigured, match="must begin with postgres://"):
        env.database("mysql://db.example.jp/bounces")


class TestSecretKey:
    def test_with_a_database_elsewhere_a_key_must_be_given(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_KEY", "")
        monkeypatch.setenv("DATABASE_URL", "postgres://db.example.jp/bounces")
        with pytest.raises(env.Misconfigured, match="SECRET_KEY is missing"):
            env.secret_key(debug=False)

    def test_the_embedded_portal_makes_one_and_keeps_it(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("SECRET_KEY", "")
        monkeypatch.setenv("DATABASE_URL", "")
        monkeypatch.setenv("BOUNCEPORTAL_DATA", str(tmp_path))
        first = env.secret_key(debug=False)
        assert len(first) >= 50
        assert env.secret_key(debug=False) == first
        assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
