"""Nothing that a stranger sends costs more than it weighs: every reader of outside text takes linear time."""
