"""Sign in, and the lock screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import Command, ReadBadge, SignIn, SignInByBadge, Unlock
from pos_terminal.checkout.records import BadgeHolder, StaffTile
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui import format as form
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.page import Page, centred
from pos_terminal.ui.views.sign_in_form import SignInForm
from pos_terminal.ui.widgets import Button

_SIZE = (1200, 700)  # px at 100 %


class SignInPage(Page):
    """The first thing a cashier sees."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """Tiles come from the readers when the page is entered."""
        super().__init__(stage, parent)
        self.form = SignInForm(self.tr("Who is at the till?"), self.tr("Tap your name."))
        self.form.by_pin.connect(lambda who, pin: self._sign_in(SignIn(who, pin)))
        self.form.by_password.connect(
            lambda user, password: self._sign_in(SignIn(user, password, "password"))
        )
        self.column.addLayout(centred(self.form, *_SIZE), 1)

    def enter(self, state: LaneState) -> None:
        """Ask who may sign in."""
        if state.demo:
            self.form.hint(self.tr("Demo PINs: Admin 9999, Jane 2222, John 1111."))
        self.notice.clear()
        self.stage.bridge.ask(self.stage.queries.staff(), self._fill, owner=self)

    def scan(self, code: str) -> bool:
        """A badge says who it is; the PIN is still asked for, unless the shop says otherwise."""

        def read(holder: BadgeHolder) -> None:
            if holder.enough:
                self._sign_in(SignInByBadge(code))
            else:
                self.form.choose_by_badge(holder.employee_id)

        self.stage.bridge.submit(ReadBadge(code), done=read, failed=self._refused, owner=self)
        return True

    def _fill(self, staff: tuple[StaffTile, ...]) -> None:
        self.form.show_staff(staff)
        self.form.start()

    def _sign_in(self, command: SignIn | SignInByBadge) -> None:
        self.stage.bridge.submit(command, done=self._welcome, failed=self._refused, owner=self)

    def _welcome(self, _result: object) -> None:
        self.stage.page_wanted.emit("")

    def _refused(self, error: BaseException) -> None:
        self.stage.sounds.play(Sound.REFUSE)
        self.form.show_error(sentence(error) if isinstance(error, Exception) else "")


class LockPage(Page):
    """The till is hidden until the same person, or somebody with the right, unlocks it.

    Nobody ends the break of another: who takes the till over signs in.
    """

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """Shows who locked it."""
        super().__init__(stage, parent)
        self._own: StaffTile | None = None
        self._wanted = ""  # whose badge was read before everybody's tiles were here
        self._on_break = False
        self.form = SignInForm("", "")
        self.form.by_pin.connect(self._by_pin)
        self.form.by_password.connect(
            lambda user, password: self._submit(Unlock(password, "password", user))
        )
        self.column.addLayout(centred(self.form, *_SIZE), 1)
        self._others = Button("")
        self._others.clicked.connect(self._show_all)
        self.form.below.addWidget(self._others)

    def enter(self, state: LaneState) -> None:
        """Only the tile of who is signed in."""
        self.notice.clear()
        self._others.show()
        self._on_break = state.break_since is not None
        self._say_why(state)
        if state.employee is not None:
            own = state.employee
            self._own = StaffTile(own.employee_id, own.name, own.role)
            self.form.show_staff((self._own,))
            self.form.start()

    def _say_why(self, state: LaneState) -> None:
        if state.break_since is None:
            self.form.title(self.tr("This till is locked"))
            self.form.hint(self.tr("The sale in hand is kept as it is."))
            self._others.set_words(self.tr("Somebody else unlocks"))
        else:
            since = state.break_since.astimezone(self.stage.now().tzinfo)
            words = self.tr("On a break since {time}")
            self.form.title(words.format(time=form.isolate(form.time_of_day(since))))
            self.form.hint(self.tr("Your PIN ends the break."))
            self._others.set_words(self.tr("Somebody else takes the till"))

    def _show_all(self) -> None:
        self._others.hide()
        if self._on_break:
            self.form.hint(self.tr("Who signs in takes the till; the break ends."))
        self.stage.bridge.ask(self.stage.queries.staff(), self._fill, owner=self)

    def scan(self, code: str) -> bool:
        """A badge says who unlocks, or takes the till; the PIN is always asked for."""
        self.stage.bridge.submit(
            ReadBadge(code), done=self._choose, failed=self._refused, owner=self
        )
        return True

    def _choose(self, holder: BadgeHolder) -> None:
        if not self.form.choose_by_badge(holder.employee_id):
            self._wanted = holder.employee_id  # has no tile yet
            self._show_all()

    def _fill(self, staff: tuple[StaffTile, ...]) -> None:
        self.form.show_staff(staff)
        self.form.start()
        self.form.choose_by_badge(self._wanted)
        self._wanted = ""

    def _by_pin(self, who: str, pin: str) -> None:
        another = self._own is None or who != self._own.employee_id
        self._submit(SignIn(who, pin) if self._on_break and another else Unlock(pin, login=who))

    def _submit(self, command: Command) -> None:
        self.stage.bridge.submit(command, failed=self._refused, owner=self)

    def _refused(self, error: BaseException) -> None:
        self.stage.sounds.play(Sound.REFUSE)
        self.form.show_error(sentence(error) if isinstance(error, Exception) else "")
