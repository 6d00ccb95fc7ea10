namespace NtkWorkbench;

/// <summary>Which layers training changes.</summary>
public enum TrainableLayers
{
    /// <summary>Every layer.</summary>
    All,

    /// <summary>The last layer alone: the hidden features stay as they were drawn.</summary>
    Output,
}
