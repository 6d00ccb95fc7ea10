namespace NtkWorkbench.Jobs.Execution;

/// <summary>What a run is doing.</summary>
public enum RunStage
{
    /// <summary>Optimizer steps.</summary>
    Training,

    /// <summary>Tangent features and their spectra.</summary>
    Features,

    /// <summary>Pictures.</summary>
    Figures,
}
