namespace NtkWorkbench;

/// <summary>How a mode moves under momentum, by the eigenvalues of its matrix R.</summary>
public enum ModeRegime
{
    /// <summary>Two different real eigenvalues: the error decays (or grows) without turning, or alternates.</summary>
    Real,

    /// <summary>One real eigenvalue twice, at η₋ and η₊: the fastest decay without swinging.</summary>
    Repeated,

    /// <summary>A conjugate pair of modulus √(1 − β): the error swings as it decays.</summary>
    Complex,
}
