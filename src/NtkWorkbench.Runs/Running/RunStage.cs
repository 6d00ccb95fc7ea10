namespace NtkWorkbench.Runs;

/// <summary>What a run is doing.</summary>
public enum RunStage
{
    /// <summary>Optimizer steps.</summary>
    Training,

    /// <summary>Tangent features and their spectra.</summary>
    Features,

    /// <summary>Pictures.</summary>
    Figures,

    /// <summary>The members of a family, side by side.</summary>
    Members,

    /// <summary>What a comparison computes.</summary>
    Comparison,
}
