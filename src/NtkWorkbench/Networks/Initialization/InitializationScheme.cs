namespace NtkWorkbench;

/// <summary>
/// How a layer's weights or biases are drawn. Schemes describe the effective values s·W and b of the standard
/// parameterization; in the NTK parameterization the stored weight is the draw divided by s, so that the function at
/// initialization is the same in both. fan_in and fan_out are the layer's, for its biases too.
/// </summary>
public abstract record InitializationScheme;
