"""stub"""


class Demo:
    def __init__(self, writer, images): ...
