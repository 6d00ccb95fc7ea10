namespace NtkWorkbench;

/// <summary>The two draws that sampled data are made of.</summary>
internal interface IRandomSource
{
    /// <summary>Uniform in [0, 1).</summary>
    double NextDouble();

    /// <summary>Standard normal.</summary>
    double NextNormal();
}
