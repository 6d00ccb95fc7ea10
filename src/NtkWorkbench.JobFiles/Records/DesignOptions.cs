namespace NtkWorkbench.JobFiles;

/// <summary>Where the matrix X and the targets y of a least-squares error ‖Xw − y‖² come from.</summary>
public abstract record DesignOptions;
